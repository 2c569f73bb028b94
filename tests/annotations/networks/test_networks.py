"""Networks of stances: each tie and normalization by hand, and what must not change or enter them."""

from datetime import date
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.networks import (
    Account,
    Accounts,
    Address,
    Counting,
    Edge,
    Method,
    Network,
    Node,
    Normalization,
    Scale,
    Stance,
    Tie,
    Window,
    affiliation_network,
    at_least,
    sharing_network,
    sharing_networks,
    speaking_network,
    strongest,
    touching,
    windows,
)

# ann and ben both support p and differ on q; ben repeats himself on p; eve holds r alone, and only she is mixed on p.
STANCES = [
    Stance("ann", "p", "supports", 2, date(2001, 1, 1)),
    Stance("ann", "q", "supports", 1, date(2001, 1, 5)),
    Stance("ben", "p", "supports", 1, date(2001, 1, 1)),
    Stance("ben", "p", "supports", 1, date(2001, 2, 1)),
    Stance("ben", "q", "opposes", 2, date(2001, 2, 1), Account.OTHER),
    Stance("eve", "r", "opposes", 1),
    Stance("eve", "p", "mixed"),
    Stance("eve", "q", "none"),
]


def weights(method, stances=STANCES):
    return {(edge.source, edge.target): edge.weight for edge in sharing_network(stances, method).edges}


def test_a_network_of_congruence_has_all_actors_and_says_how_it_was_made():
    assert sharing_network(STANCES, Method()) == Network(
        "congruence of actors",
        False,
        (
            Node("ann", "actor", "ann", {"stances": 2, "activity": 2}),
            Node("ben", "actor", "ben", {"stances": 3, "activity": 2}),
            Node("eve", "actor", "eve", {"stances": 1, "activity": 1}),
        ),
        (Edge("ann", "ben", 1.0, {"congruence": 1.0, "conflict": 1.0, "propositions": 2}),),
        {
            "tie": "congruence",
            "normalization": "none",
            "accounts": "both",
            "scale": "direction",
            "counting": "once",
        },
    )


@pytest.mark.parametrize(
    ("tie", "counting", "weight"),
    [
        (Tie.CONGRUENCE, Counting.ONCE, 1),
        (Tie.CONFLICT, Counting.ONCE, 1),
        (Tie.SUBTRACT, Counting.ONCE, 0),  # agreement and conflict cancel out: there is an edge all the same
        (Tie.CONGRUENCE, Counting.WEIGHT, 2),
        (Tie.CONFLICT, Counting.WEIGHT, 1),
        (Tie.SUBTRACT, Counting.WEIGHT, 1),
    ],
)
def test_ties_count_common_and_contrary_stances(tie, counting, weight):
    assert weights(Method(tie=tie, counting=counting)) == {("ann", "ben"): weight}


@pytest.mark.parametrize(
    ("normalization", "counting", "weight"),
    [
        (Normalization.AVERAGE, Counting.ONCE, 1 / 2),
        (Normalization.JACCARD, Counting.ONCE, 1 / 3),  # of p+, q+ and q- both hold one
        (Normalization.COSINE, Counting.ONCE, 1 / 2),
        (Normalization.AVERAGE, Counting.WEIGHT, 2 / 2.5),
        (Normalization.JACCARD, Counting.WEIGHT, 2 / (1 + 1 + 2)),
        (Normalization.COSINE, Counting.WEIGHT, 2 / (sqrt(2) * sqrt(5))),
    ],
)
def test_normalizations_divide_by_what_both_hold(normalization, counting, weight):
    assert weights(Method(normalization=normalization, counting=counting)) == {("ann", "ben"): pytest.approx(weight)}


def test_on_the_scale_of_values_ties_are_by_degrees_and_neutral_is_one():
    # As in the Discourse Network Analyzer's manual (2018), 2.1, where twice -4 and three times +2 on a scale
    # from -5 to 5 give 2 · 3 · (1 - 6/10) = 2.4. On ours twice -2 and three times 1 give 2 · 3 · (1 - 3/4) = 1.5.
    stances = [Stance("ann", "p", "opposes", 2)] * 2 + [Stance("ben", "p", "supports", 1)] * 3
    method = Method(scale=Scale.VALUE, counting=Counting.WEIGHT)
    assert weights(method, stances) == {("ann", "ben"): 1.5}
    neutral = [Stance("ann", "p", "neutral"), Stance("ben", "p", "supports", 2)]
    assert weights(Method(scale=Scale.VALUE), neutral) == {("ann", "ben"): 0.5}
    assert sharing_network(neutral, Method()).nodes == (Node("ben", "actor", "ben", {"stances": 1, "activity": 1}),)


def test_accounts_are_chosen_or_told_apart():
    assert weights(Method(tie=Tie.CONFLICT, accounts=Accounts.OWN)) == {}
    assert weights(Method(tie=Tie.CONFLICT, accounts=Accounts.OTHER)) == {}
    assert weights(Method(tie=Tie.CONFLICT, accounts=Accounts.APART)) == {("ann [own]", "ben [other]"): 1}
    apart = sharing_network(STANCES, Method(accounts=Accounts.APART))
    assert apart.nodes[1].attributes == {"stances": 1, "activity": 1, "of": "ben", "account": "other"}
    assert apart.described({"ben": "Benjamin"}, {"ben": {"country": "uk"}}).nodes[1] == Node(
        "ben [other]",
        "actor",
        "Benjamin (other accounts)",
        {"country": "uk", "stances": 1, "activity": 1, "of": "ben", "account": "other"},
    )


def test_windows_are_equally_long_and_leave_out_what_has_no_date():
    assert windows(STANCES, days=10, step=20) == (
        Window(date(2001, 1, 1), date(2001, 1, 10)),
        Window(date(2001, 1, 21), date(2001, 1, 30)),
    )
    assert windows([STANCES[5]], days=1, step=1) == ()
    first, second = sharing_networks(STANCES, Method(), days=30, step=30)
    assert [node.key for node in first[1].nodes] == ["ann", "ben"]
    assert [node.key for node in second[1].nodes] == ["ben"]
    assert (second[1].attributes["start"], second[1].attributes["end"]) == ("2001-01-31", "2001-03-01")
    with pytest.raises(ValueError, match="a day or more"):
        windows(STANCES, days=0, step=1)


def test_the_affiliation_network_has_every_stance_and_its_balance():
    network = affiliation_network(STANCES)
    assert [(node.key, node.kind, node.label) for node in network.nodes] == [
        ("ann", "actor", "ann"), ("ben", "actor", "ben"), ("eve", "actor", "eve"),
        ("proposition:p", "proposition", "p"),
        ("proposition:q", "proposition", "q"),
        ("proposition:r", "proposition", "r"),
    ]  # fmt: skip
    assert network.edges[2] == Edge(
        "ben",
        "proposition:p",
        2,
        {
            "supports": 2, "opposes": 0, "neutral": 0, "mixed": 0, "none": 0,
            "balance": 2, "first": "2001-01-01", "last": "2001-02-01",
        },
    )  # fmt: skip
    assert network.edges[4] == Edge(
        "eve",
        "proposition:p",
        1,
        {"supports": 0, "opposes": 0, "neutral": 0, "mixed": 1, "none": 0, "balance": 0},
    )


def test_the_network_of_speaking_has_a_direction():
    assert speaking_network(
        [Address("ann", "ben", date(2001, 1, 2)), Address("ann", "ben"), Address("ben", "ann", weight=3)]
    ) == Network(
        "who speaks to whom",
        True,
        (Node("ann", "actor", "ann", {"said": 2, "heard": 1}), Node("ben", "actor", "ben", {"said": 1, "heard": 2})),
        (
            Edge("ann", "ben", 2, {"statements": 2, "own": 2, "first": "2001-01-02", "last": "2001-01-02"}),
            Edge("ben", "ann", 3, {"statements": 1, "own": 1}),
        ),
        {"tie": "speaks to", "accounts": "both"},
    )


def test_what_is_said_by_one_account_and_by_another_is_one_tie_or_two():
    addresses = [
        Address("ann", "ben", weight=2, number=2),
        Address("ann", "ben", account=Account.OTHER),
        Address("ben", "ann", account=Account.OTHER),
    ]

    def edges(accounts):
        return [
            (edge.source, edge.target, edge.weight, dict(edge.attributes))
            for edge in speaking_network(addresses, accounts).edges
        ]

    assert edges(Accounts.BOTH) == [
        ("ann", "ben", 3, {"statements": 3, "own": 2}),
        ("ben", "ann", 1, {"statements": 1, "own": 0}),
    ]
    assert edges(Accounts.APART) == [
        ("ann", "ben", 1, {"statements": 1, "own": 0, "account": "other"}),
        ("ann", "ben", 2, {"statements": 2, "own": 2, "account": "own"}),
        ("ben", "ann", 1, {"statements": 1, "own": 0, "account": "other"}),
    ]
    assert edges(Accounts.OWN) == [("ann", "ben", 2, {"statements": 2, "own": 2})]


def test_a_stance_that_stands_for_several_is_counted_as_so_many():
    several = [Stance("ann", "p", "supports", 2, weight=3, number=3), Stance("ben", "p", "opposes", 1)]
    assert [node.attributes["stances"] for node in sharing_network(several, Method()).nodes] == [3, 1]
    (ann, _ben) = affiliation_network(several).edges
    assert (ann.weight, ann.attributes["supports"], ann.attributes["balance"]) == (3, 3, 3)


TIES = Network(
    "n",
    False,
    tuple(Node(key, "actor", key) for key in "abcde"),
    (Edge("a", "b", 3.0), Edge("a", "c", -2.0), Edge("b", "c", 1.0), Edge("c", "d", 2.0)),
)


def test_the_strongest_ties_are_those_of_the_greatest_weight_whatever_its_sign():
    drawn = strongest(TIES, ties=3, nodes=9)
    assert [(edge.source, edge.target) for edge in drawn.edges] == [("a", "b"), ("a", "c"), ("c", "d")]
    assert [node.key for node in drawn.nodes] == list("abcde")


def test_of_too_many_nodes_those_without_a_drawn_tie_go_first():
    drawn = strongest(TIES, ties=3, nodes=3)
    assert [node.key for node in drawn.nodes] == list("abc")
    assert [(edge.source, edge.target) for edge in drawn.edges] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_ties_are_left_out_below_a_least_weight_and_away_from_those_asked_for():
    assert [edge.weight for edge in at_least(TIES, 2).edges] == [3.0, -2.0, 2.0]
    about = touching(TIES, {"d"})
    assert ([node.key for node in about.nodes], [edge.weight for edge in about.edges]) == (["c", "d"], [2.0])


some_stances = st.lists(
    st.builds(
        Stance,
        actor=st.sampled_from("abcd"),
        proposition=st.sampled_from("pqr"),
        direction=st.sampled_from(["supports", "opposes", "neutral", "mixed", "none"]),
        account=st.sampled_from(Account),
    ),
    max_size=12,
)
methods = st.builds(
    Method,
    tie=st.sampled_from(Tie),
    normalization=st.sampled_from(Normalization),
    accounts=st.sampled_from(Accounts),
    scale=st.sampled_from(Scale),
    counting=st.sampled_from(Counting),
)


@given(stances=some_stances, method=methods, data=st.data())
def test_the_order_of_stances_changes_nothing(stances, method, data):
    assert sharing_network(stances, method) == sharing_network(data.draw(st.permutations(stances)), method)


@given(stances=some_stances, normalization=st.sampled_from([Normalization.JACCARD, Normalization.COSINE]))
def test_normalized_congruence_of_what_is_counted_once_is_one_at_most_and_just_for_the_same_stances(
    stances, normalization
):
    held = {
        actor: {(each.proposition, each.direction) for each in stances if each.actor == actor and each.value}
        for actor in "abcd"
    }
    for edge in sharing_network(stances, Method(normalization=normalization)).edges:
        assert 0 < edge.weight <= 1 + 1e-12
        assert (edge.weight > 1 - 1e-12) == (held[edge.source] == held[edge.target])


def test_what_makes_no_network_is_refused():
    node = Node("a", "actor", "a")
    with pytest.raises(ValueError, match="the same key"):
        Network("n", False, (node, node), ())
    with pytest.raises(ValueError, match="ends at no node: a to b"):
        Network("n", False, (node,), (Edge("a", "b", 1),))
    with pytest.raises(ValueError, match="“label” is a field"):
        Node("a", "actor", "a", {"label": "b"})
    with pytest.raises(ValueError, match="above nought"):
        Stance("a", "p", "supports", 1, weight=0)
