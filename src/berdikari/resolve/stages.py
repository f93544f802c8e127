"""Stages merged: the highest rung stated as done, what is planned beside it, the history, and reports that disagree."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from berdikari.records import Claim, Conflict, Day, Stage, Status, rung
from berdikari.resolve.choosing import Choice, Option, choose, conflict
from berdikari.resolve.days import after, fit, gap, number
from berdikari.resolve.reports import Reports

BODY = "body over headline"
FUTURE = "a later planned date beats a past verb"
ONE_EVENT = 10  # days within which two reports without other dates speak of one event
ONE_STEP = 45  # days within which two dates of one rung are one step told twice; further apart it was taken twice

_INSTRUMENTS = ("letter_of_intent", "mou", "contract", "joint_venture")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A rung as one claim tells it: modality as it holds on the day of publication, day of the event if known."""

    claim: Claim
    rung: str
    modality: str
    date: str | None
    headline: bool
    mention: str
    published: str | None

    @property
    def moment(self) -> str | None:
        """The day of the event, or else that of the report."""
        return self.date or self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """What merging gives: stage, plan, history, and conflicts about them."""

    stage: str | None
    date: str | None
    planned: str | None
    planned_date: str | None
    history: tuple[Stage, ...]
    conflicts: tuple[Conflict, ...]


def merge_stages(reports: Reports) -> Stages:
    """The stage of a cooperation with its date, the stage that is planned, and every rung that was stated."""
    told = _told(reports)
    told, conflicts = _body_first(told)
    done = [t for t in told if t.modality == "done"]
    done, found = _without_early(done, told, reports)
    conflicts += found
    done, found = _one_instrument(done, reports)
    conflicts += found
    top = max((t.rung for t in done), key=rung, default=None)
    plans = [t for t in told if t.modality == "planned" and rung(t.rung) > rung(top)]
    goal = max((t.rung for t in plans), key=rung, default=None)
    date, found = _date(reports, [t for t in done if t.rung == top])
    return Stages(
        stage=top,
        date=date,
        planned=goal,
        planned_date=_newest_date([t for t in plans if t.rung == goal]),
        history=_history(done, [t for t in told if t.modality != "done"], top, date),
        conflicts=tuple(conflicts + found),
    )


def merge_status(reports: Reports, stages: Stages) -> str | None:
    """Stalled or cancelled, as the newest report has it; news of a higher stage since then takes it back."""
    claims = reports.of("status")
    if not claims:
        return None
    said = [(_status(c).date or reports.published(c) or "", _status(c).status) for c in claims]
    day, status = max(said)
    since = [s.date for s in stages.history if s.modality == "done" and s.date and day and after(s.date, day)]
    return None if since else status


def _status(claim: Claim) -> Status:
    assert isinstance(claim.value, Status)
    return claim.value


def _told(reports: Reports) -> list[Told]:
    """Stage claims; a single rung without a day of its own takes the day that its report gives for the event."""
    days: dict[str, list[str]] = {}
    for claim in reports.of("date"):
        assert isinstance(claim.value, Day)
        days.setdefault(reports.mention(claim), []).append(claim.value.date)
    found = [_as_published(claim, reports) for claim in reports.of("stage")]
    tops: dict[str, str] = {}
    for t in found:
        if t.modality == "done" and not (t.headline and t.mention in tops):
            tops[t.mention] = max(tops.get(t.mention, t.rung), t.rung, key=rung)
    return [
        replace(t, date=_best_day(days[t.mention], t.published))
        if t.date is None and t.modality == "done" and t.mention in days and tops.get(t.mention) == t.rung
        else t
        for t in found
    ]


def _best_day(days: Sequence[str], published: str | None) -> str | None:
    """The first of the days that is not in the future of the report; the most precise form of it."""
    past = [day for day in days if not (published and after(day, published))]
    return max((day for day in past if fit(day, past[0])), key=len) if past else None


def _as_published(claim: Claim, reports: Reports) -> Told:
    stage, published = claim.value, reports.published(claim)
    assert isinstance(stage, Stage)
    future = stage.modality == "done" and stage.date and published and after(stage.date, published)
    return Told(
        claim=claim,
        rung=stage.rung,
        modality="planned" if future else stage.modality,
        date=stage.date,
        headline=stage.headline,
        mention=reports.mention(claim),
        published=published,
    )


def _body_first(told: list[Told]) -> tuple[list[Told], list[Conflict]]:
    """Leave out what only a headline says where the body of the same report says less."""
    conflicts: list[Conflict] = []
    beaten: set[str] = set()
    for mention in dict.fromkeys(t.mention for t in told if t.headline):
        body = [t for t in told if t.mention == mention and not t.headline]
        done = max((t.rung for t in body if t.modality == "done"), key=rung, default=None)
        above = [
            t
            for t in told
            if t.mention == mention and t.headline and t.modality == "done" and rung(t.rung) > rung(done)
        ]
        if not body or not above:
            continue
        beaten.update(t.claim.id for t in above)
        options = [_option(above), _option([t for t in body if t.rung == done] or body)]
        conflicts.append(conflict("stage", options, Choice(at=1, rule=BODY)))
    return [t for t in told if t.claim.id not in beaten], conflicts


def _option(told: Sequence[Told]) -> Option:
    first = max(told, key=lambda t: rung(t.rung))
    text = first.rung if first.modality == "done" else f"{first.rung} ({first.modality})"
    return Option(text=text, claims=tuple(t.claim for t in told if t.rung == first.rung))


def _without_early(done: list[Told], told: list[Told], reports: Reports) -> tuple[list[Told], list[Conflict]]:
    """Leave out a rung told as done where another report of the same days plans it, or a lower one, for later."""
    conflicts: list[Conflict] = []
    while done:
        top = max((t.rung for t in done), key=rung)
        claimed = [t for t in done if t.rung == top]
        moment = max((t.moment for t in claimed if t.moment), default=None)
        against = [t for t in told if moment and _denies(t, top, moment, claimed)]
        below = [t for t in done if t.rung != top]
        if not against or any(t.claim.id in reports.context.preferred for t in claimed):
            break
        options = [_option(claimed), _option(against)]
        if len(reports.voices(options[0].claims)) > len(reports.voices(options[1].claims)):
            break
        conflicts.append(conflict("stage", options, Choice(at=1, rule=FUTURE)))
        done = below
    return done, conflicts


def _denies(t: Told, top: str, moment: str, claimed: Sequence[Told]) -> bool:
    """True for a plan, in another report no older than the claim's, to reach this rung or a lower one only later."""
    if t.modality != "planned" or not t.date or rung(t.rung) > rung(top) or rung(t.rung) < rung("construction"):
        return False
    mentions = {c.mention for c in claimed}
    fresh = t.published is None or all(
        c.published is None or gap(t.published, c.published) <= ONE_STEP for c in claimed
    )
    return t.mention not in mentions and fresh and after(t.date, moment)


def _one_instrument(done: list[Told], reports: Reports) -> tuple[list[Told], list[Conflict]]:
    """Where reports of one event call its paper by different names, keep the one that most of them use.

    The same for one event that some reports call a groundbreaking and some an opening.
    """
    top = max((t.rung for t in done), key=rung, default=None)
    highest = [t for t in done if t.rung == top]
    sayers = {t.mention for t in highest}
    others = [t for t in done if t.rung != top and t.mention not in sayers and _one_event(t, highest)]
    if top is None or not others:
        return done, []
    family = _INSTRUMENTS if top in _INSTRUMENTS else ("plant_announced", "construction", "commissioned", "production")
    second = max((t.rung for t in others if t.rung in family), key=rung, default=None)
    if top not in family or second is None:
        return done, []
    options = [_option(highest), _option([t for t in others if t.rung == second])]
    choice = choose(options, reports)
    if choice.at == 1:
        done = [t for t in done if t.rung != top]
    return done, [conflict("stage", options, choice)]


def _one_event(t: Told, others: Sequence[Told]) -> bool:
    for other in others:
        if t.date and other.date:
            if len(t.date) == len(other.date) == 10 and t.date == other.date:
                return True
        elif t.published and other.published and gap(t.published, other.published) <= ONE_EVENT:
            return True
    return False


def _date(reports: Reports, top: list[Told]) -> tuple[str | None, list[Conflict]]:
    """The day of the event that the stage speaks of: what reports within ONE_STEP days of the newest one say."""
    if top:
        pairs = [(t.date, t.claim) for t in top if t.date]
    else:
        pairs = [(c.value.date, c) for c in reports.of("date") if isinstance(c.value, Day)]
    if not pairs:
        return None, []
    newest = max((day for day, _ in pairs), key=lambda day: (number(day), day))
    options = _day_options(
        [pair for pair in pairs if gap(pair[0], newest) <= ONE_STEP or (len(pair[0]) == 4 and fit(pair[0], newest))]
    )
    choice = choose(options, reports)
    found = [conflict("date", options, choice)] if len(options) > 1 else []
    return options[choice.at].text, found


def _day_options(pairs: Sequence[tuple[str, Claim]]) -> list[Option]:
    """Days that fit are one option under its most precise form; a cut day supports the first whole one that it fits."""
    groups: dict[str, list[Claim]] = {}
    for day, claim in sorted(pairs, key=lambda pair: -len(pair[0])):
        home = next((other for other in groups if fit(day, other)), day)
        groups.setdefault(home, []).append(claim)
    return [Option(text=day, claims=tuple(claims)) for day, claims in groups.items()]


def _newest_date(plans: Sequence[Told]) -> str | None:
    dated = [t for t in plans if t.date]
    return max(dated, key=lambda t: (t.published or "", len(t.date or ""), t.date or "")).date if dated else None


def _history(done: Sequence[Told], planned: Sequence[Told], top: str | None, date: str | None) -> tuple[Stage, ...]:
    """Every rung once for each time it was taken or planned, oldest first."""
    found: dict[tuple[str, str], list[tuple[str, str | None]]] = {}
    for t in sorted([*done, *planned], key=lambda t: (-len(t.date or ""), t.date or "", t.published or "9999")):
        steps = found.setdefault((t.rung, t.modality), [])
        if t.date and not any(day and gap(day, t.date) <= ONE_STEP for _, day in steps):
            steps.append((t.date, t.date))
        elif not steps:
            steps.append((t.date or t.published or "9999", t.date))
    stages = []
    for (name, modality), steps in found.items():
        for when, day in steps:
            own = date if (name, modality) == (top, "done") and date and day and gap(day, date) <= ONE_STEP else day
            stages.append((when, rung(name), Stage(rung=name, modality=modality, date=own)))
    return tuple(stage for *_, stage in sorted(stages, key=lambda row: (row[0], row[1], row[2].modality)))
