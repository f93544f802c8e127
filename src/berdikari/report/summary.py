"""Summary: the findings in sentences, each number counted from the findings themselves."""

from collections import Counter

from markupsafe import Markup

from berdikari.records import Partnership
from berdikari.report.findings import Findings, is_retold, title_of
from berdikari.report.overdue import is_planned, overdue
from berdikari.report.words import Words
from berdikari.report.writing import day_text, days_text

PHASES = {
    "producing": ("licensed", "production", "export"),
    "built": ("commissioned",),
    "building": ("plant_announced", "construction", "joint_venture"),
    "signed": ("letter_of_intent", "mou", "contract"),
    "talking": ("talks",),
    "unsaid": (None,),
}


def summary(findings: Findings, words: Words) -> tuple[Markup, ...]:
    """Sentences on stages, values, devices, contradictions, silence and plans."""
    if not findings.partnerships:
        return (words("summary.nothing"),)
    tellers = (_phases, _values, _devices, _conflicts, _silent, _plans)
    return tuple(sentence for tell in tellers if (sentence := tell(findings, words)))


def covers_line(findings: Findings, words: Words) -> Markup:
    """What the brief covers, in one line: reports, and outlets and days as far as they are known."""
    outlets, days = findings.outlets, findings.days
    parts = [words("title.covers", reports=words.many("count.reports", len(findings.documents)))]
    if outlets:
        parts.append(words("title.by", outlets=words.many("count.outlets", len(outlets))))
    if days:
        parts.append(words("title.published", days=days_text(days[0], days[-1], words)))
    return Markup("{}.").format(Markup("").join(parts))


def retold_count(findings: Findings) -> int:
    """How many of the documents are retold examples."""
    return sum(is_retold(document) for document in findings.documents.values())


def silent_ones(findings: Findings) -> list[tuple[str, Partnership]]:
    """Partnerships silent for long, with the day of their last report, the longest silent first."""
    silent = findings.silent
    return sorted(
        ((silent[p.id].since, p) for p in findings.partnerships if p.id in silent),
        key=lambda pair: (pair[0], pair[1].id),
    )


def _phases(findings: Findings, words: Words) -> Markup:
    stages = Counter(p.stage for p in findings.partnerships)
    counts = {phase: sum(stages[stage] for stage in rungs) for phase, rungs in PHASES.items()}
    parts = [words.many(f"phase.{phase}", count) for phase, count in counts.items() if count]
    partnerships = words.many("count.partnerships", len(findings.partnerships))
    return words("summary.phases", partnerships=partnerships, parts=words.joined(parts))


def _values(findings: Findings, words: Words) -> Markup:
    stated = sum(bool(p.values) for p in findings.partnerships)
    return (
        words.many("summary.values", stated, total=len(findings.partnerships)) if stated else words("summary.no_values")
    )


def _devices(findings: Findings, words: Words) -> Markup | None:
    counts = Counter(name for p in findings.partnerships for name in {words.device(device) for device in p.devices})
    if not counts:
        return None
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    top = [Markup("{} ({})").format(name, count) for name, count in most[:3] if count > 1]
    more = words("summary.devices_most", devices=words.joined(top)) if top else ""
    return words.many("summary.devices", len(counts), more=more)


def _conflicts(findings: Findings, words: Words) -> Markup:
    conflicts = [conflict for p in findings.partnerships for conflict in p.conflicts]
    if not conflicts:
        return words("summary.no_conflicts")
    undecided = sum(conflict.preferred is None for conflict in conflicts)
    more = words.many("summary.undecided", undecided) if undecided else words("summary.all_decided")
    return words.many("summary.conflicts", len(conflicts), more=more)


def _silent(findings: Findings, words: Words) -> Markup:
    silent = silent_ones(findings)
    if not silent:
        return words("summary.no_silence")
    day, longest = silent[0]
    return words.many("summary.silent", len(silent), longest=title_of(longest, 2), day=day_text(day, words))


def _plans(findings: Findings, words: Words) -> Markup | None:
    planned = [p for p in findings.partnerships if is_planned(p)]
    if not planned:
        return None
    late = [found for p in planned if (found := overdue(p, findings.day)) and found.planned]
    more = words.many("summary.overdue", len(late)) if late else ""
    return words.many("summary.plans", len(planned), more=more)
