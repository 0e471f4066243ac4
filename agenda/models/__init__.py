from agenda.models.item import ITEM_MOVES, AgendaItem, ItemState
from agenda.models.published import PublishedAgenda
from agenda.models.support import AgendaSupport

__all__ = ["ITEM_MOVES", "AgendaItem", "AgendaSupport", "ItemState", "PublishedAgenda"]
