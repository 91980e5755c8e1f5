package vn.lienthong.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultComponent;
import vn.lienthong.dossier.LinkedFiles;

/**
 * Scheme {@code inbound}, the route's side of the edge:
 *
 * <ul>
 *   <li>{@code inbound:dossier} reads the request's body into an {@code IncomingDossier}, or answers with a problem and
 *       stops the route; with {@code front=NAME} one of that front, brought into this form by a mapping;
 *   <li>{@code inbound:single-dossier} the same for a stand-alone registration from the one-stop system;
 * <li>{@code inbound:pulled-dossier} reads a dossier that was fetched, not sent: a refused one is noted in the log and
 * counted, and the header {@code refused} says so; <li>{@code inbound:statement?operation=ID&times=FIELD,…} reads the
 * body of that operation of the description into checked JSON, or answers with a problem; {@code times} must be times
 * where they are not empty; <li>{@code inbound:window} says whether dossiers are let in now, see {@link IntakeWindow};
 * <li>{@code inbound:file} answers with the file that the link's id in the path names, whole or in part, or with a
 * problem; <li>{@code inbound:accepted} answers 202: kept, and waiting for something;
 * <li>{@code inbound:problem?code=conflicting-repeat} answers with that problem and stops the route; with
 * {@code field=NAME} it names the field whose value cannot be taken; <li>{@code inbound:failure} answers for what went
 * wrong on our side; every request's route ends there when it fails.
 * </ul>
 *
 * A {@link DossierReader}, a {@link SingleDossierReader}, the {@link OpenApiDescription}, the {@link InboundLimits}
 * and an {@link IntakeWindow} must be in the registry; a {@code MeterRegistry} may be.
 */
public final class InboundComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String code = getAndRemoveParameter(parameters, "code", String.class);
        switch (remaining) {
            case "dossier" -> {
                String front = getAndRemoveParameter(parameters, "front", String.class);
                DossierReader reader = front == null
                        ? registered(DossierReader.class)
                        : registered(DossierReaders.class).of(front);
                return new InboundEndpoint(uri, this, new ReadBody(reader::read));
            }
            case "single-dossier" -> {
                return new InboundEndpoint(uri, this, new ReadBody(registered(SingleDossierReader.class)::read));
            }
            case "pulled-dossier" -> {
                MeterRegistry meters = getCamelContext().getRegistry().findSingleByType(MeterRegistry.class);
                return new InboundEndpoint(
                        uri, this, new ReadPulledDossier(registered(DossierReader.class), Optional.ofNullable(meters)));
            }
            case "statement" -> {
                String operation = getAndRemoveParameter(parameters, "operation", String.class);
                String times = getAndRemoveParameter(parameters, "times", String.class, "");
                StatementReader reader = new StatementReader(
                        registered(OpenApiDescription.class),
                        registered(InboundLimits.class),
                        operation,
                        List.of(times.split(",")));
                return new InboundEndpoint(uri, this, new ReadBody(reader::read));
            }
            case "window" -> {
                return new InboundEndpoint(uri, this, registered(IntakeWindow.class));
            }
            case "file" -> {
                return new InboundEndpoint(uri, this, new GiveFile(registered(LinkedFiles.class)));
            }
            case "accepted" -> {
                return new InboundEndpoint(
                        uri, this, exchange -> exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202));
            }
            case "problem" -> {
                ProblemKind kind = ProblemKind.of(Objects.requireNonNull(code, "inbound:problem needs code"));
                String field = getAndRemoveParameter(parameters, "field", String.class, "");
                Problem problem = field.isEmpty() ? Problem.of(kind) : Problem.of(kind, field, "invalid");
                return new InboundEndpoint(uri, this, exchange -> ProblemAnswer.write(exchange, problem));
            }
            case "failure" -> {
                return new InboundEndpoint(uri, this, new FailureAnswer());
            }
            default -> throw new IllegalArgumentException("inbound: knows no word " + remaining);
        }
    }

    private <T> T registered(Class<T> type) {
        return Objects.requireNonNull(
                getCamelContext().getRegistry().findSingleByType(type),
                "inbound: needs a " + type.getSimpleName() + " in the registry");
    }
}
