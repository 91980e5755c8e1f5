package vn.lienthong.portal.figures;

import java.time.Instant;
import java.time.YearMonth;
import vn.lienthong.queue.Effect;

/** The national portal has taken this revision. A repeat leaves the first time as it is. */
record FiguresSent(YearMonth period, int revision, Instant at) implements Effect {}
