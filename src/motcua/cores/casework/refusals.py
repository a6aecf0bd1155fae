"""Why a dossier says no. Each refusal has a code that pages turn into official words."""


class Refusal(Exception):
    """The command does not fit the dossier; nothing changed. ``code`` names the refusal."""

    code = "refused"

    def __init__(self, detail: str = "") -> None:
        self.detail = detail
        super().__init__(f"{self.code}: {detail}" if detail else self.code)


class WrongStatus(Refusal):
    """The dossier is not where this act is possible."""

    code = "wrong_status"


class RoleMayNot(Refusal):
    """The actor's role does not carry this act."""

    code = "role_may_not"


class InstantBeforeLast(Refusal):
    """The act lies before the dossier's last one."""

    code = "instant_before_last"


class DossierNotComplete(Refusal):
    """Required papers are missing; ``detail`` lists their positions."""

    code = "dossier_not_complete"


class LimitUnknown(Refusal):
    """The procedure's time limit is not complete, so no due date can be promised."""

    code = "limit_unknown"


class ReasonMissing(Refusal):
    """A reason is owed and was not given."""

    code = "reason_missing"


class RepeatNeedsGround(Refusal):
    """Papers were asked for before: a second request needs a ground, and 766 counts it late."""

    code = "repeat_needs_ground"


class PaperNotAsked(Refusal):
    """A paper was brought that the open request does not name."""

    code = "paper_not_asked"


class TooEarly(Refusal):
    """The time that must pass first has not passed."""

    code = "too_early"


class DateNotLater(Refusal):
    """The promised date does not lie after the letter and the due date."""

    code = "date_not_later"


class ExtensionUsed(Refusal):
    """The due date was already moved as often as the law allows."""

    code = "extension_used"


class DraftOpen(Refusal):
    """A draft awaits signature or issue; it must be sent back first."""

    code = "draft_open"


class DrafterMayNotSign(Refusal):
    """Whoever drafted a decision does not sign it."""

    code = "drafter_may_not_sign"


class AmountDiffers(Refusal):
    """The amount is no fee, or not the fee that is due."""

    code = "amount_differs"


class AlreadyDone(Refusal):
    """The act was done before; nothing is owed."""

    code = "already_done"


class FactUnknown(Refusal):
    """No such fact can be corrected, or the value does not fit it."""

    code = "fact_unknown"
