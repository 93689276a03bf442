"""What every view and the side panel are given: the open case, the selection, the theme, the acts,
and the team."""

from navigator.casefile.frozen import frozen
from navigator.ui.acts import Acts
from navigator.ui.selection import Selection
from navigator.ui.session import CaseSession
from navigator.ui.share.team import Team
from navigator.ui.theme import Theme


@frozen
class Context:
    """Handed down from the window; nothing in it is a global."""

    session: CaseSession
    selection: Selection
    theme: Theme
    acts: Acts
    team: Team
