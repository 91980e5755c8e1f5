package vn.lienthong.inbound;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.OverLimit;
import vn.lienthong.dossier.StorageFailure;
import vn.lienthong.queue.Dialect;
import vn.lienthong.queue.SafeTrace;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.queue.StorageUnavailable;

/**
 * Trouble while a request was worked on: nothing was taken, and the answer says so without detail. What is larger than
 * this engine keeps is the sender's trouble; a partner that was asked meanwhile has its own; everything else is ours.
 */
final class FailureAnswer implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(FailureAnswer.class);

    @Override
    public void process(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (failure instanceof OverLimit) {
            ProblemAnswer.write(exchange, Problem.of(ProblemKind.TOO_LARGE));
            return;
        }
        ProblemAnswer.rememberTraceId(exchange);
        log(ProblemAnswer.traceId(exchange), failure);
        ProblemAnswer.write(exchange, Problem.of(kind(failure)));
    }

    /** Of a partner's trouble the place in our code says nothing; of our own it says most. */
    private static void log(String traceId, Throwable failure) {
        if (failure instanceof StepFailure step && step.errorClass().isPartners())
            LOG.warn("request {} failed: partner {} {} {}", traceId, step.partner(), step.errorClass(), step.reason());
        else if (Dialect.isGone(failure)) LOG.warn("request {} not taken: the database does not answer", traceId);
        else if (failure instanceof StorageUnavailable)
            LOG.error("request {} not taken: {}", traceId, failure.getMessage());
        else LOG.error("request {} failed: {}", traceId, SafeTrace.of(failure));
    }

    /** A request that waits for a partner's answer fails as the partner does. */
    private static ProblemKind kind(Throwable failure) {
        if (failure instanceof StorageUnavailable || failure instanceof StorageFailure) return ProblemKind.UNAVAILABLE;
        if (!(failure instanceof StepFailure step)) return ProblemKind.INTERNAL;
        return switch (step.errorClass()) {
            case PARTNER_DOWN, PARTNER_BUSY -> ProblemKind.UNAVAILABLE;
            case PARTNER_REFUSED -> ProblemKind.PARTNER_SAYS_NO;
            case CONFIGURATION, BUG -> ProblemKind.INTERNAL;
        };
    }
}
