// Draws the OpenAPI document into the page, so that each address can be tried.
// SwaggerUIBundle comes from the script beside this one, which has run before: both are deferred, in this order.

const place = document.getElementById("try-api");
const dark = window.matchMedia("(prefers-color-scheme: dark)");

/** Swagger UI has dark colours under a class of its own. */
function followColours() {
  document.documentElement.classList.toggle("dark-mode", dark.matches);
}

/** The page may stand under another name of this site than the document's: ask the host that it came from. */
function askThisHost(request) {
  const asked = new URL(request.url, window.location.href);
  request.url = `${window.location.origin}${asked.pathname}${asked.search}`;
  return request;
}

/** A page has one main part; what Swagger UI draws is a part of this one. */
function stepBack() {
  place.querySelector("main")?.setAttribute("role", "group");
}

if (place && window.SwaggerUIBundle) {
  followColours();
  dark.addEventListener("change", followColours);
  window.SwaggerUIBundle({
    url: place.dataset.schema,
    domNode: place,
    presets: [window.SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
    onComplete: stepBack,
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    requestInterceptor: askThisHost,
    supportedSubmitMethods: ["get"],
    syntaxHighlight: { activated: false },
    tryItOutEnabled: true,
    validatorUrl: null,
  });
}
