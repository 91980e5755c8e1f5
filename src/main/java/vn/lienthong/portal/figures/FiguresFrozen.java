package vn.lienthong.portal.figures;

import vn.lienthong.queue.Effect;

/** A revision of a period's figures, from now on unchangeable; a conflict if another process has made that revision. */
record FiguresFrozen(PeriodFigures figures) implements Effect {}
