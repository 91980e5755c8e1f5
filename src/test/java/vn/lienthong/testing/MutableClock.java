package vn.lienthong.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicReference;
import vn.lienthong.text.Times;

/** A clock that runs, and can be moved. */
public final class MutableClock extends Clock {
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    /** One that begins at ten in the morning, today or tomorrow: for what goes by the hour of the day. */
    public static MutableClock atTen() {
        var clock = new MutableClock();
        ZonedDateTime now = clock.instant().atZone(Times.VIETNAM);
        ZonedDateTime ten = now.with(LocalTime.of(10, 0));
        clock.advance(Duration.between(now, ten.isAfter(now) ? ten : ten.plusDays(1)));
        return clock;
    }

    @Override
    public ZoneId getZone() {
        return Times.VIETNAM;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.equals(getZone())) return this;
        throw new IllegalArgumentException("one zone: " + getZone());
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset.get());
    }

    public void advance(Duration by) {
        offset.updateAndGet(now -> now.plus(by));
    }
}
