"""The commands about colleagues: the sheet with the team, joining, and what the line at the top leads to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from navigator.ui.main_window import MainWindow


class TeamCommands(QObject):
    """These commands of one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.case_screen.header.team_asked.connect(self.show_team)
        window.context.team.asked.connect(self.share)

    def share(self) -> None:
        """The sheet: three steps, or the team."""
        from navigator.ui.share.share_sheet import ShareSheet

        sheet = ShareSheet(self._window.context, self._window.parts.worker, self._window)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def join(self) -> None:
        """The sheet for joining."""
        from navigator.ui.share.join_sheet import JoinSheet

        sheet = JoinSheet(self._window.context, self._window.parts.worker, self._window)
        sheet.joined.connect(self._window.vault.open_joined)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def show_team(self) -> None:
        """The view where there is something in it; else how to begin."""
        context, screen = self._window.context, self._window.case_screen
        state = context.session.state
        if state is not None and (context.team.is_shared or state.conflicts):
            screen.show_view("team")
            screen.view.take_focus()
        else:
            self.share()
