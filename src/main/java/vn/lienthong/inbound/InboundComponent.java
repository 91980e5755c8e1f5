package vn.lienthong.inbound;

import java.util.Map;
import java.util.Objects;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * Scheme {@code inbound}, the route's side of the edge:
 *
 * <ul>
 *   <li>{@code inbound:dossier} reads the request's body into an {@code IncomingDossier}, or answers with a problem and
 *       stops the route;
 *   <li>{@code inbound:problem?code=conflicting-repeat} answers with that problem and stops the route;
 *   <li>{@code inbound:failure} answers for what went wrong on our side; every request's route ends there when it fails.
 * </ul>
 *
 * A {@link DossierReader} must be in the registry.
 */
public final class InboundComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String code = getAndRemoveParameter(parameters, "code", String.class);
        switch (remaining) {
            case "dossier" -> {
                DossierReader reader = getCamelContext().getRegistry().findSingleByType(DossierReader.class);
                Objects.requireNonNull(reader, "inbound:dossier needs a DossierReader in the registry");
                return new InboundEndpoint(uri, this, new ReadDossier(reader));
            }
            case "problem" -> {
                ProblemKind kind = ProblemKind.of(Objects.requireNonNull(code, "inbound:problem needs code"));
                return new InboundEndpoint(uri, this, exchange -> ProblemAnswer.write(exchange, Problem.of(kind)));
            }
            case "failure" -> {
                return new InboundEndpoint(uri, this, new FailureAnswer());
            }
            default ->
                throw new IllegalArgumentException("inbound: knows dossier, problem and failure, not " + remaining);
        }
    }
}
