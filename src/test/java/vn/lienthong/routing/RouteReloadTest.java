package vn.lienthong.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;
import vn.lienthong.routing.ReloadOutcome.Request;
import vn.lienthong.routing.ReloadOutcome.Result;

/** What one look at the files after another does, over queues that know no option. */
class RouteReloadTest {
    private static final Request ASKED = new Request("an", "", false);
    /** Passes the check; the stand-in for the queue does not know the option. */
    private static final String NOT_STARTING = RouteFolder.GOOD_TEXT.replace(
            "      uri: queue:birth-next\n",
            "      uri: queue:birth-next\n      parameters:\n        concurrency: 2\n");

    @TempDir
    Path directory;

    private final CamelContext context = new DefaultCamelContext();
    private final List<ReloadOutcome> written = new ArrayList<>();
    private boolean writable = true;
    private boolean lineIsLost;
    private int holds;
    private RouteFolder folder;
    private RouteReload reload;

    @BeforeEach
    void start() throws Exception {
        folder = new RouteFolder(directory.resolve("routes"));
        RouteFiles source = new RouteFiles(directory.resolve("routes"), "none");
        RouteCheck check = RouteCheck.of(Settings.of(java.util.Map.of()));
        RoutesInForce inForce = RoutesInForce.copy(source, directory.resolve("copy"), check);
        context.addComponent("queue", new DirectComponent());
        context.addComponent("dossier", new DirectComponent());
        context.start();
        new RouteLoader(context).load(inForce.files().list(RouteCheck.ENDING));
        reload = new RouteReload(
                context, source, inForce, check, new Held(), new Written(), Duration.ZERO, Clock.systemUTC());
    }

    private final class Written implements ReloadJournal {
        @Override
        public boolean writable() {
            return writable;
        }

        @Override
        public boolean record(ReloadOutcome outcome) {
            if (lineIsLost || !writable) return false;
            return written.add(outcome);
        }
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private final class Held implements WorkHold {
        @Override
        public boolean hold(Collection<String> queues, Collection<String> paths, Duration patience) {
            holds++;
            return true;
        }

        @Override
        public void release(Collection<String> queues, Collection<String> paths) {}

        @Override
        public long unfinished(String queue) {
            return 0;
        }
    }

    private Result look(Request request) throws IOException {
        return reload.reload(request).result();
    }

    @Test
    void what_was_taken_back_is_not_tried_again_at_the_next_look() throws Exception {
        folder.put(RouteFolder.GOOD, NOT_STARTING);
        assertEquals(Result.ROLLED_BACK, look(Request.SAVED));
        assertEquals(Result.ROLLED_BACK, look(Request.SAVED));
        assertEquals(1, holds, "its queue was held once");
        assertEquals(1, written.size());
    }

    @Test
    void what_was_taken_back_is_tried_again_when_an_operator_asks() throws Exception {
        folder.put(RouteFolder.GOOD, NOT_STARTING);
        look(Request.SAVED);
        assertEquals(Result.ROLLED_BACK, look(ASKED));
        assertEquals(2, holds);
    }

    @Test
    void what_was_taken_back_is_tried_again_when_it_is_saved_anew() throws Exception {
        folder.put(RouteFolder.GOOD, NOT_STARTING);
        look(Request.SAVED);
        folder.put(RouteFolder.GOOD, RouteFolder.GOOD_TEXT);
        assertEquals(Result.UNCHANGED, look(Request.SAVED));
        folder.put(RouteFolder.GOOD, NOT_STARTING);
        assertEquals(Result.ROLLED_BACK, look(Request.SAVED));
        assertEquals(2, holds);
    }

    @Test
    void a_statement_is_put_in_force_with_the_routes() throws Exception {
        folder.put("partners/find.sql", "select 1");
        assertEquals(Result.RELOADED, look(Request.SAVED));
        assertEquals("select 1", Files.readString(directory.resolve("copy/in-force/partners/find.sql")));
    }

    private String inForce() throws IOException {
        return Files.readString(directory.resolve("copy/in-force").resolve(RouteFolder.GOOD));
    }

    private List<String> codes() {
        return reload.refusal().orElseThrow().faults().stream()
                .map(RouteFault::code)
                .toList();
    }

    @Test
    void what_cannot_be_written_down_is_refused_before_a_queue_is_held_and_tried_at_the_next_look() throws Exception {
        String edited = RouteFolder.GOOD_TEXT.replace("description: ", "description: Mới – ");
        folder.put(RouteFolder.GOOD, edited);
        writable = false;
        assertEquals(Result.REFUSED, look(Request.SAVED));
        assertEquals(List.of("log-unavailable"), codes());
        assertEquals(0, holds);
        assertEquals(List.of(), written);

        writable = true;
        assertEquals(Result.RELOADED, look(Request.SAVED));
        assertEquals(1, written.size());
        assertEquals(edited, inForce());
    }

    @Test
    void a_reload_whose_line_is_lost_is_taken_back_and_tried_at_the_next_look() throws Exception {
        folder.put(RouteFolder.GOOD, RouteFolder.GOOD_TEXT.replace("description: ", "description: Mới – "));
        lineIsLost = true;
        assertEquals(Result.REFUSED, look(Request.SAVED));
        assertEquals(List.of("log-unavailable"), codes());
        assertEquals(RouteFolder.GOOD_TEXT, inForce());

        lineIsLost = false;
        assertEquals(Result.RELOADED, look(Request.SAVED));
        assertEquals(
                List.of(Result.RELOADED),
                written.stream().map(ReloadOutcome::result).toList());
    }

    @Test
    void a_refusal_whose_line_is_lost_is_written_down_at_the_next_look() throws Exception {
        folder.put(RouteFolder.GOOD, "- route: [");
        lineIsLost = true;
        look(Request.SAVED);
        lineIsLost = false;
        look(Request.SAVED);
        look(Request.SAVED);
        assertEquals(
                List.of(Result.REFUSED),
                written.stream().map(ReloadOutcome::result).toList());
    }
}
