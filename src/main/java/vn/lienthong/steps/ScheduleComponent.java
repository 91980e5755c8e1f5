package vn.lienthong.steps;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import vn.lienthong.queue.Commits;

/**
 * {@code schedule:NAME?cron=} – a route that the clock starts, once for each moment of the cron (Quartz,
 * Asia/Ho_Chi_Minh), whichever process is first. A moment that passed while no process ran is made up for once, at the
 * next start.
 */
public final class ScheduleComponent extends DefaultComponent {
    private static final String DUE = "due";

    private final DataSource dataSource;
    private final Commits commits;
    private final Clock clock;

    public ScheduleComponent(DataSource dataSource, Commits commits, Clock clock) {
        this.dataSource = dataSource;
        this.commits = commits;
        this.clock = clock;
    }

    /** The moment of the cron that this exchange is for; now, where it began in another way. */
    public static Instant due(Exchange exchange, Clock clock) {
        return exchange.getMessage().getHeader(DUE, clock.instant(), Instant.class);
    }

    static void begin(Exchange exchange, Instant due) {
        exchange.getIn().setHeader(DUE, due);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
        String cron =
                Objects.requireNonNull(getAndRemoveParameter(parameters, "cron", String.class), "cron is missing");
        return new Times(uri, this, name, new Timetable(cron));
    }

    private final class Times extends DefaultEndpoint {
        private final String name;
        private final Timetable timetable;

        private Times(String uri, Component component, String name, Timetable timetable) {
            super(uri, component);
            this.name = name;
            this.timetable = timetable;
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            ScheduleConsumer consumer =
                    new ScheduleConsumer(this, processor, new DueRuns(name, timetable, dataSource, commits, clock));
            configureConsumer(consumer);
            return consumer;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("schedule: is only read from");
        }
    }
}
