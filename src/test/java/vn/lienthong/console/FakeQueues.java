package vn.lienthong.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.Holds;
import vn.lienthong.queue.QueueAdmin;

/** One queue with one parked message, and windows of partners; remembers what was done. */
public final class FakeQueues implements QueueAdmin {
    public final List<String> done = new ArrayList<>();
    public final List<Holds.Hold> windows = new ArrayList<>();
    public final List<QueueState> states =
            new ArrayList<>(List.of(new QueueState("birth-forward", 3, 1, 1, 90, false, true)));
    public Selection lastSelection;
    public int affected = 1;

    @Override
    public List<QueueState> queues() {
        return states;
    }

    @Override
    public List<MessageState> messages(String queue, String state, int limit) {
        return "waiting".equals(state) ? List.of() : messagesOf(FakeDossiers.NUMBER);
    }

    @Override
    public List<MessageState> messagesOf(String line) {
        return List.of(new MessageState(
                7,
                "birth-forward",
                line,
                "parked",
                2,
                FakeDossiers.RECEIVED,
                Instant.parse("2026-09-21T02:20:00Z"),
                ErrorClass.CONFIGURATION,
                "some-code-without-a-text",
                List.of("31117")));
    }

    @Override
    public int redrive(String queue, Selection selection, Act act, boolean dryRun) {
        lastSelection = selection;
        return note("redrive", act, dryRun);
    }

    @Override
    public int skip(String queue, List<Long> ids, Act act, boolean dryRun) {
        return note("skip " + ids, act, dryRun);
    }

    @Override
    public void pause(String queue, Act act) {
        note("pause", act, false);
    }

    @Override
    public void resume(String queue, Act act) {
        note("resume", act, false);
    }

    @Override
    public int resumeAll(Act act, boolean dryRun) {
        return note("resume all", act, dryRun);
    }

    @Override
    public void addWindow(String partner, Instant from, Instant to, Act act) {
        windows.add(new Holds.Hold(windows.size() + 1L, "partner", partner, from, to, act.who(), act.why()));
    }

    @Override
    public void removeWindow(String partner, long id, Act act) {
        windows.removeIf(window -> window.id() == id);
        note("release " + id, act, false);
    }

    @Override
    public List<Holds.Hold> windows(String partner) {
        return windows.stream().filter(window -> window.name().equals(partner)).toList();
    }

    private int note(String what, Act act, boolean dryRun) {
        if (!dryRun) done.add(what + " by " + act.who() + ": " + act.why());
        return affected;
    }
}
