package vn.lienthong.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one step to its end: the route, then the commit of what it decided, or of why it could not. */
final class StepRunner {
    private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);
    private static final int CONFLICT_LIMIT = 20;

    private final GroupCommitter committer;
    private final RetryPolicy retry;
    private final PartnerGate gate;
    private final ActRecorder recorder;
    private final QueueListener listener;
    private final Clock clock;
    private final BiConsumer<Subscription, List<Lease>> ended;

    /** @param ended told once the messages are no longer held here, whatever became of them */
    StepRunner(
            GroupCommitter committer,
            RetryPolicy retry,
            PartnerGate gate,
            ActRecorder recorder,
            QueueListener listener,
            Clock clock,
            BiConsumer<Subscription, List<Lease>> ended) {
        this.committer = committer;
        this.retry = retry;
        this.gate = gate;
        this.recorder = recorder;
        this.listener = listener;
        this.clock = clock;
        this.ended = ended;
    }

    /** On a worker thread. Returns before the commit; the worker is free for the next message meanwhile. */
    void run(Subscription subscription, List<Lease> leases) {
        run(subscription, leases, 0);
    }

    private void run(Subscription subscription, List<Lease> leases, int conflicts) {
        Instant start = clock.instant();
        Step step = new Step(leases);
        subscription.started();
        try {
            for (Lease lease : leases) {
                step.requireLease();
                if (conflicts == 0) listener.started(subscription.queue(), waited(lease.message(), start));
                if (lease.message().body() == null)
                    throw new StepFailure(ErrorClass.CONFIGURATION, "", "queue.damaged");
            }
            subscription.handler().handle(step);
        } catch (LeaseLost lost) {
            lost(subscription, leases);
            return;
        } catch (Exception | Error e) {
            // An Error too: a message that nobody ends would be renewed for ever and hold its line.
            failed(subscription, leases, step, e);
            return;
        } finally {
            subscription.ended();
        }
        List<Effect> effects = step.effects();
        step.messages().forEach(message -> effects.add(new Outcome.Finish(message)));
        committer.submit(effects).whenComplete((nothing, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause == null) {
                listener.finished(subscription.queue(), Duration.between(start, clock.instant()));
                ended.accept(subscription, leases);
            } else if (cause instanceof LeaseLost) {
                lost(subscription, leases);
            } else if (cause instanceof Conflict && conflicts < CONFLICT_LIMIT) {
                // What has happened is noted first: the step that decides again may have to know of it.
                noted(step).whenComplete((done, refused) -> again(subscription, leases, conflicts + 1));
            } else {
                failed(subscription, leases, step, cause);
            }
        });
    }

    private CompletableFuture<Void> noted(Step step) {
        List<Effect> lasting = step.lasting();
        return lasting.isEmpty() ? CompletableFuture.completedFuture(null) : committer.submit(lasting);
    }

    /** The state it was decided on has changed meanwhile: decide again from the present one. */
    private void again(Subscription subscription, List<Lease> leases, int conflicts) {
        if (!subscription.execute(() -> run(subscription, leases, conflicts))) giveBack(subscription, leases);
    }

    /** Not worked on here any more: as it was before it was claimed. */
    void giveBack(Subscription subscription, List<Lease> leases) {
        List<Outcome> back = leases.stream()
                .<Outcome>map(lease -> new Outcome.Release(lease.message()))
                .toList();
        committer.submit(back).whenComplete((nothing, refused) -> ended.accept(subscription, leases));
    }

    private static Duration waited(Message message, Instant start) {
        Duration waited = Duration.between(message.dueAt(), start);
        return waited.isNegative() ? Duration.ZERO : waited;
    }

    private void lost(Subscription subscription, List<Lease> leases) {
        LOG.warn("queue {}: lease lost on {} message(s); another worker has them", subscription.queue(), leases.size());
        leases.forEach(lease -> listener.leaseLost(subscription.queue()));
        ended.accept(subscription, leases);
    }

    private void failed(Subscription subscription, List<Lease> leases, Step step, Throwable failure) {
        if (leases.size() > 1) {
            // One bad dossier must not hold back the others of its batch: each is tried alone.
            for (Lease lease : leases) again(subscription, List.of(lease), 0);
            return;
        }
        List<Effect> outcome = outcome(subscription, leases.get(0).message(), failure);
        List<Effect> lasting = step.lasting();
        List<Effect> effects = new ArrayList<>(outcome);
        effects.addAll(lasting);
        committer.submit(effects).whenComplete((nothing, refused) -> {
            // What cannot be noted must not keep the failure itself from being counted.
            boolean alone = refused != null && !(refused instanceof LeaseLost) && !lasting.isEmpty();
            if (alone) committer.submit(outcome).whenComplete((again, no) -> settled(subscription, leases, no));
            else settled(subscription, leases, refused);
        });
    }

    /** Refused: the lease runs out and the message is claimed again, by us or another. */
    private void settled(Subscription subscription, List<Lease> leases, Throwable refused) {
        if (refused != null) leases.forEach(Lease::lost);
        ended.accept(subscription, leases);
    }

    /** Only what this dossier's own step has brought about is an attempt. */
    private boolean counts(StepFailure known, Message message, Throwable failure) {
        if (storageGone(failure)) return false;
        if (!known.tried()) return false;
        return known.errorClass() != ErrorClass.PARTNER_DOWN || gate.failsAlone(known.partner(), message.line());
    }

    /** Database or disk. */
    private static boolean storageGone(Throwable failure) {
        return failure instanceof StorageUnavailable || databaseGone(failure);
    }

    /**
     * Committer and dispatcher have said so already, once for all steps that it met. A failure that knows its reason
     * may be about another database than ours.
     */
    private static boolean databaseGone(Throwable failure) {
        return !(failure instanceof StepFailure) && Dialect.isGone(failure);
    }

    private List<Effect> outcome(Subscription subscription, Message message, Throwable failure) {
        StepFailure known = failure instanceof StepFailure f
                ? f
                : new StepFailure(
                        ErrorClass.BUG,
                        "",
                        "step.unexpected",
                        failure.getClass().getSimpleName());
        ErrorClass errorClass = known.errorClass();
        if (errorClass == ErrorClass.BUG && !databaseGone(failure))
            LOG.error(
                    "queue {}: {}",
                    subscription.queue(),
                    failure instanceof StorageUnavailable disk ? disk.getMessage() : SafeTrace.of(failure));
        boolean counts = counts(known, message, failure);
        int attempts = message.attempts() + (counts ? 1 : 0);
        if (counts && retry.exhausted(errorClass, attempts)) {
            listener.parked(subscription.queue(), errorClass);
            LOG.warn(
                    "queue {}: message {} parked: {} {}",
                    subscription.queue(),
                    message.id(),
                    errorClass,
                    known.reason());
            return List.of(
                    new Outcome.Park(message, attempts, errorClass, known.reason(), known.arguments()),
                    recorder.record(
                            "queue.parked",
                            message.line(),
                            "engine",
                            Map.of("queue", message.queue(), "class", errorClass.name(), "reason", known.reason())));
        }
        listener.retried(subscription.queue(), errorClass);
        Instant due = clock.instant().plus(retry.delay(Math.max(1, attempts)));
        return List.of(new Outcome.Retry(message, due, attempts, errorClass, known.reason(), known.arguments()));
    }
}
