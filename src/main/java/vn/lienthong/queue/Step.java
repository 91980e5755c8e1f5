package vn.lienthong.queue;

import java.util.ArrayList;
import java.util.List;

/**
 * What one run of a route over its message (or its batch of messages) has decided so far. Everything added here is
 * committed together with the removal of the messages, once the route has ended well.
 */
public final class Step {
    private final List<Lease> leases;
    private final List<Effect> effects = new ArrayList<>();
    private final List<Effect> lasting = new ArrayList<>();

    public Step(List<Lease> leases) {
        this.leases = List.copyOf(leases);
    }

    /** A step over a message that no queue holds, for trying a route: its lease never ends. */
    public static Step tried(Message message) {
        return new Step(List.of(new Lease(message, Long.MAX_VALUE, java.time.Clock.systemUTC())));
    }

    public List<Message> messages() {
        return leases.stream().map(Lease::message).toList();
    }

    public synchronized void add(Effect effect) {
        effects.add(effect);
    }

    /** For what has happened whatever the step decides, such as a partner call. */
    public synchronized void addEvenIfFailed(Effect effect) {
        lasting.add(effect);
    }

    /** All that is to be committed if the route ends well. */
    public synchronized List<Effect> effects() {
        List<Effect> all = new ArrayList<>(effects);
        all.addAll(lasting);
        return all;
    }

    synchronized List<Effect> lasting() {
        return List.copyOf(lasting);
    }

    /** @throws LeaseLost when another worker may have taken one of the messages over */
    public void requireLease() {
        for (Lease lease : leases) {
            if (!lease.held()) throw new LeaseLost("message " + lease.message().id());
        }
    }
}
