"""Who hears whom, and how noisy that would be if all were honest."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.errors import SettingError
from earwitness.simulate.measures import measures
from earwitness.simulate.model import prepared
from earwitness.simulate.organisation import layout
from earwitness.simulate.peers import circles
from earwitness.simulate.scenario import Agent, Anonymous, Organisation, Peers, Scenario, SkipLevel


def agent(name: str, *bosses: str, **more: object) -> Agent:
    return Agent(name=name, reports_to=bosses or ("leader",), **more)  # type: ignore[arg-type]


def test_regular_tree() -> None:
    lay = layout(Organisation(branching=2, depth=3))
    assert lay.agents == 14 and lay.depth == 3
    assert lay.sizes_L.tolist() == [2, 4, 8]
    assert [lay.under_E[lay.first_Q[i] : lay.first_Q[i + 1]].tolist() for i in range(6)] == [
        [2, 3],
        [4, 5],
        [6, 7],
        [8, 9],
        [10, 11],
        [12, 13],
    ]
    assert lay.leaf_N.tolist() == [False] * 6 + [True] * 8
    assert lay.peers_N.tolist() == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]
    assert [lay.name(i) for i in (0, 3, 4, 13)] == ["1", "1.2", "2.1", "2.2.2"]
    assert lay.superiors(13) == (5,) and lay.superiors(1) == ()
    assert lay.chains == ("chain",) and lay.levels == ("level 1", "level 2", "level 3")


def test_a_line_of_single_superiors() -> None:
    lay = layout(Organisation(branching=1, depth=5))
    assert lay.sizes_L.tolist() == [1] * 5 and lay.leaf_N.tolist() == [False] * 4 + [True]
    assert len(set(lay.peers_N.tolist())) == 5


def test_layered_graph_with_leaves_at_two_depths_and_two_chains() -> None:
    lay = layout(
        Organisation(
            agents=(
                agent("d", "a", "b"),  # listed before its superiors, of whom it has two
                agent("a", channel="army"),
                agent("b", channel="army"),
                agent("s", channel="service"),  # sees the state from level 1
                agent("e", "b", competence=2.0),
            ),
            levels=("top", "base"),
        )
    )
    assert [lay.name(i) for i in range(5)] == ["a", "b", "s", "d", "e"]
    assert lay.start_Q.tolist() == [0, 3, 5]
    assert lay.leaf_N.tolist() == [False, False, True, True, True]
    assert lay.superiors(3) == (0, 1)
    assert lay.chains == ("army", "service") and lay.chain_N.tolist() == [0, 0, 1, -1, -1]
    # a and b are peers (one chain), s is not; d and e have different superiors
    assert lay.peers_N[0] == lay.peers_N[1] != lay.peers_N[2] and lay.peers_N[3] != lay.peers_N[4]
    assert np.isnan(lay.competence_N[:4]).all() and lay.competence_N[4] == 2.0
    assert lay.levels == ("top", "base")


REFUSED = [
    # why, organisation, what the message must name
    ("nothing given", Organisation(), "neither"),
    ("tree without depth", Organisation(branching=2), "neither"),
    ("both forms", Organisation(branching=2, agents=(agent("a"),)), "both"),
    ("too many", Organisation(branching=10, depth=9), "20,000,000"),
    ("a name twice", Organisation(agents=(agent("a"), agent("a"))), "2 times"),
    ("unknown superior", Organisation(agents=(agent("a"), agent("b", "c"))), '"c"'),
    ("nobody at the top", Organisation(agents=(agent("a", "b"), agent("b", "a"))), "nobody reports"),
    (
        "a circle away from the top",
        Organisation(agents=(agent("t"), agent("a", "b"), agent("b", "c"), agent("c", "a"))),
        "circle",
    ),
    ("reports to itself", Organisation(agents=(agent("t"), agent("a", "a"))), '"a"'),
    (
        "superiors on two levels",
        Organisation(agents=(agent("a"), agent("b", "a"), agent("c", "a", "b"))),
        "one level",
    ),
    (
        "reports to the leader and an agent",
        Organisation(agents=(agent("a"), agent("b", "leader", "a"))),
        '"b"',
    ),
    ("a superior twice", Organisation(agents=(agent("a"), agent("b", "a", "a"))), "twice"),
    ("called leader", Organisation(agents=(agent("leader"),)), "leader"),
    ("no superior", Organisation(agents=(Agent(name="a", reports_to=()),)), "nobody"),
    ("too few level names", Organisation(branching=2, depth=2, levels=("a",)), "levels"),
]


@pytest.mark.parametrize(
    ("organisation", "named"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_is_no_chain_of_command_is_refused(organisation: Organisation, named: str) -> None:
    with pytest.raises(SettingError, match=named):
        layout(organisation)


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    """Layered graphs of up to 4 levels: one to three superiors each, leaves anywhere, one or two chains."""
    above: list[str] = ["leader"]
    agents: list[Agent] = []
    for level in range(draw(st.integers(1, 4))):
        here = []
        for number in range(draw(st.integers(1, 4))):
            bosses = draw(st.sets(st.sampled_from(above), min_size=1, max_size=3))
            channel = draw(st.sampled_from(["army", "service"])) if level == 0 else "chain"
            competence = draw(st.none() | st.floats(0.2, 4.0))
            here.append(f"{level}.{number}")
            agents.append(
                Agent(name=here[-1], reports_to=tuple(sorted(bosses)), channel=channel, competence=competence)
            )
        above = here
    return Organisation(agents=tuple(draw(st.permutations(agents))), noise=0.7)


def weights_by_hand(scenario: Scenario) -> tuple[np.ndarray, np.ndarray]:
    """(what everybody has, by everybody's noise) from the equations, one agent at a time."""
    model = prepared(scenario)
    lay = model.layout
    has_NN = np.zeros((lay.agents, lay.agents))
    for level in range(lay.depth - 1, -1, -1):
        here = lay.level(level)
        for i in range(here.start, here.stop):
            under = lay.under_E[lay.first_Q[i] : lay.first_Q[i + 1]]
            if len(under):
                has_NN[i] = has_NN[under].mean(axis=0)
            has_NN[i, i] += 1.0
        for circle in model.circles:
            if circle.level == level:
                has_NN[here] = circle.matrix().toarray() @ has_NN[here]
    own = np.where(np.isnan(lay.competence_N), 1.0, lay.competence_N)
    return has_NN, (scenario.organisation.noise / own) ** 2


@given(organisations(), st.booleans(), st.data())
def test_honest_variances_are_exact(organisation: Organisation, talk: bool, data: st.DataObject) -> None:
    lay = layout(organisation)
    level = data.draw(st.integers(1, lay.depth))
    size = int(lay.sizes_L[level - 1])
    channels = (Anonymous(name="note", level=level, sample=data.draw(st.integers(1, size))),)
    skip = (SkipLevel(name="skip", level=max(level, 2)),) if lay.depth > 1 else ()
    peers = (Peers(level=level, weight=0.6, rounds=2),) if talk else ()
    scenario = Scenario(organisation=organisation, channels=channels + skip, peers=peers)
    has_NN, noise_N = weights_by_hand(scenario)
    meas = prepared(scenario).measures
    found_P = meas.noise_PL(lay, noise_N).sum(axis=1)
    for a in range(len(meas.first_B)):
        for b in range(len(meas.first_B)):
            pair = meas.pair_BB[a, b]
            if pair < 0 or meas.anonymous_B[a] >= 0:
                continue
            asked = [meas.asked_E[meas.asked_Q[n] : meas.asked_Q[n + 1]] for n in (a, b)]
            right = (has_NN[asked[0]].mean(axis=0) * has_NN[asked[1]].mean(axis=0)) @ noise_N
            assert found_P[pair] == pytest.approx(right, rel=1e-9)
    (note,) = np.flatnonzero(meas.anonymous_B >= 0)
    members = range(lay.level(level - 1).start, lay.level(level - 1).stop)
    samples = [
        has_NN[list(some)].mean(axis=0) ** 2 @ noise_N for some in combinations(members, channels[0].sample)
    ]
    assert found_P[meas.pair_BB[note, note]] == pytest.approx(np.mean(samples), rel=1e-9)
    # every strand is the state plus noise: the weights of those who see it add up to 1
    assert meas.leaf_BL.sum(axis=1) == pytest.approx(np.ones(len(meas.first_B)))


def test_a_tree_by_hand() -> None:
    """Two levels, two subordinates each, sigma 1: 1/2 at the top and 1/4 from below; skipping to level 2
    gives 1/4.
    """
    scenario = Scenario(organisation=Organisation(branching=2, depth=2), channels=(SkipLevel(name="s"),))
    model = prepared(scenario)
    by_pair = model.measures.noise_PL(model.layout, np.ones(6))
    pair_BB = model.measures.pair_BB
    assert by_pair[pair_BB[0, 0]].tolist() == [0.5, 0.25]
    assert by_pair[pair_BB[1, 1]].tolist() == [0.0, 0.25]
    assert by_pair[pair_BB[0, 1]].tolist() == [0.0, 0.25]  # what they share is the noise of level 2


def test_peers_with_a_matrix_of_weights() -> None:
    lay = layout(Organisation(branching=2, depth=1))
    (circle,) = circles((Peers(level=1, rounds=3, weights=((0.5, 0.5), (0.25, 0.75))),), lay)
    x = np.array([3.0, -1.0])
    by_round = x
    for _ in range(3):
        by_round = np.array([[0.5, 0.5], [0.25, 0.75]]) @ by_round
    assert circle.talk(x) == pytest.approx(by_round)
    # DeGroot: after many rounds all hold the left eigenvector's mean, here (1/3, 2/3)
    (long,) = circles((Peers(level=1, rounds=200, weights=((0.5, 0.5), (0.25, 0.75))),), lay)
    assert long.talk(x) == pytest.approx([1 / 3, 1 / 3])


def test_peers_in_groups_talk_round_by_round() -> None:
    lay = layout(Organisation(branching=3, depth=2))
    (circle,) = circles((Peers(level=2, weight=0.3, rounds=4),), lay)
    x = np.arange(9.0) ** 2
    by_round = x
    for _ in range(4):
        by_round = 0.7 * by_round + 0.3 * np.repeat(by_round.reshape(3, 3).mean(axis=1), 3)
    assert circle.talk(x) == pytest.approx(by_round)
    assert circle.matrix().toarray() @ x == pytest.approx(by_round)
    assert circle.left() == pytest.approx(float((circle.matrix().toarray() ** 2).sum(axis=1).mean()))


@pytest.mark.parametrize(
    ("peers", "named"),
    [
        (Peers(level=3), "level"),  # there are two
        (Peers(level=1, weights=((1.0,),)), "2 rows of 2"),
        (Peers(level=1, weights=((0.5, 0.4), (0.5, 0.5))), "add up to 1"),
        (Peers(level=1, weights=((1.5, -0.5), (0.5, 0.5))), "add up to 1"),
    ],
)
def test_peers_who_cannot_be_are_refused(peers: Peers, named: str) -> None:
    with pytest.raises(SettingError, match=named):
        circles((peers,), layout(Organisation(branching=2, depth=2)))


@pytest.mark.parametrize(
    ("channel", "named"),
    [
        (Anonymous(name="note", level=3), "levels 1 to 2"),
        (Anonymous(name="note", level=1, sample=3), "ask fewer"),
        (SkipLevel(name="skip", level=3), "levels 1 to 2"),
    ],
)
def test_channels_that_ask_nobody_are_refused(channel: Anonymous | SkipLevel, named: str) -> None:
    lay = layout(Organisation(branching=2, depth=2))
    with pytest.raises(SettingError, match=named):
        measures(lay, (), (channel,))
