// What the record prints beside a name, offered with ticks where a new person is made: nothing of it is sent without one.

import { make } from "./dom.js";

const byId = (id) => document.getElementById(id);
const NEW = "";

/** What is sent of what is ticked; `offer` is the archive's, `ticks` the state of the fields. */
export function given(offer, { hasState, hasOffice, hasDay, office, heading }) {
  const sent = {};
  if (!offer?.title) return sent;
  if (hasState && offer.country) sent.country = offer.country.slug;
  if (!hasOffice) return sent;
  if (office !== NEW) sent.office = office;
  else if (heading.trim()) sent.new_office = heading.trim();
  else return sent;
  sent.capacity = offer.capacity;
  if (hasDay && offer.day) sent.since = true;
  return sent;
}

export class Printed {
  constructor(desk) {
    this.desk = desk;
    for (const id of ["n-has-office", "n-office"]) byId(id).addEventListener("change", () => this.#draw());
  }

  /** Offer what is printed with the name, when it has come; until then, and where nothing is, no field is there. */
  async ask(name) {
    this.offer = null;
    this.name = name;
    byId("n-printed").hidden = true;
    const guess = byId("n-surname").value;
    const answer = await this.desk.archive.get("people/printed/", { name });
    if (answer.outcome !== "saved" || this.name !== name) return;
    if (byId("n-surname").value === guess && answer.body.surname) byId("n-surname").value = answer.body.surname;
    if (!answer.body.title) return;
    this.offer = answer.body;
    const { title, country, offices, new_office, day } = this.offer;
    const word = (key, values) => this.desk.teller.word(key, values);
    for (const id of ["n-has-state", "n-has-office", "n-has-day"]) byId(id).checked = false;
    byId("n-title").textContent = word("printed_beside", { title });
    byId("n-state").hidden = !country;
    byId("n-no-state").hidden = Boolean(country);
    byId("n-state-words").textContent = country ? word("printed_state", { name: country.label }) : "";
    const another = make("option", { value: NEW }, word("printed_new_office"));
    byId("n-office").replaceChildren(...offices.map((one) => make("option", { value: one.slug }, one.label)), another);
    byId("n-heading").value = new_office;
    byId("n-day").hidden = !day;
    byId("n-day-words").textContent = day ? word("printed_day", { day: day.shown }) : "";
    byId("n-printed").hidden = false;
    this.#draw();
  }

  /** What is ticked, as the archive takes it. */
  ticked() {
    return given(this.offer, {
      hasState: byId("n-has-state").checked,
      hasOffice: byId("n-has-office").checked,
      hasDay: byId("n-has-day").checked,
      office: byId("n-office").value,
      heading: byId("n-heading").value,
    });
  }

  #draw() {
    const isOn = byId("n-has-office").checked;
    for (const id of ["n-office", "n-heading", "n-has-day"]) byId(id).disabled = !isOn;
    byId("n-heading-field").hidden = byId("n-office").value !== NEW;
  }
}
