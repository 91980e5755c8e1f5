package vn.lienthong.portal;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/**
 * {@code portal:WORD} – what a route can say about a run towards the national portal; {@code routes/README.md} lists
 * them.
 */
public final class PortalComponent extends DefaultComponent {
    private final PageWords pages;
    private final ChunkWords chunks;
    private final LookUp lookUp;

    public PortalComponent(PortalServices services) {
        this.pages = new PageWords(services);
        this.chunks = new ChunkWords(services);
        this.lookUp = new LookUp(services);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
        return new ProcessorEndpoint(uri, this, processor(word, parameters));
    }

    private Processor processor(String word, Map<String, Object> parameters) {
        return switch (word) {
            case "look-up" -> lookUp;
            case "start-daily" -> {
                RunKind kind = kind(parameters);
                yield exchange -> pages.startDaily(exchange, kind);
            }
            case "under-way" -> {
                RunKind kind = kind(parameters);
                yield exchange -> pages.underWay(exchange, kind);
            }
            case "page" -> {
                RunKind kind = kind(parameters);
                int chunk = number(parameters, "chunk");
                yield exchange -> pages.page(exchange, kind, chunk);
            }
            case "read-dossiers" -> chunks::readDossiers;
            case "dossiers-taken" -> chunks::dossiersTaken;
            case "read-progress" -> {
                int rows = number(parameters, "rows");
                yield exchange -> chunks.readProgress(exchange, rows);
            }
            case "progress-taken" -> chunks::progressTaken;
            case "turn" -> chunks::turn;
            case "refused" -> {
                RunKind kind = kind(parameters);
                yield exchange -> chunks.refused(exchange, kind);
            }
            case "forgotten" -> chunks::forgotten;
            default -> throw new IllegalArgumentException("portal: knows no word " + word);
        };
    }

    private RunKind kind(Map<String, Object> parameters) {
        return RunKind.of(text(parameters, "kind"));
    }

    private int number(Map<String, Object> parameters, String name) {
        return Integer.parseInt(text(parameters, name));
    }

    private String text(Map<String, Object> parameters, String name) {
        String value = getAndRemoveParameter(parameters, name, String.class);
        if (value == null) throw new IllegalArgumentException(name + " is missing");
        return value;
    }
}
