package vn.lienthong.steps;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;
import vn.lienthong.config.Durations;
import vn.lienthong.dossier.Status;

/**
 * {@code dossier:WORD} – what a route can say about the dossier it works on. A status in capitals enters that status;
 * the other words are listed in {@code routes/README.md}.
 */
public final class DossierComponent extends DefaultComponent {
    private final DossierServices services;

    public DossierComponent(DossierServices services) {
        this.services = services;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
        return new ProcessorEndpoint(uri, this, processor(word, parameters));
    }

    private Processor processor(String word, Map<String, Object> parameters) {
        if (word.matches("[A-Z_]+")) return new EnterStatus(services, Status.valueOf(word));
        LaterStepWords laterSteps = new LaterStepWords(services);
        return switch (word) {
            case "of-this-version" -> new OfThisVersion(services);
            case "decide" -> new Decide(services);
            case "numbered" -> new RequireNumber(services);
            case "to-deliver" -> new ToDeliver(services);
            case "standing" -> new Standing(services);
            case "pushed-result" -> new PushedResult(services);
            case "keep-later-step" -> {
                String next = text(parameters, "next");
                String front = getAndRemoveParameter(parameters, "front", String.class, FrontCodes.DVCLT);
                yield exchange -> laterSteps.keep(exchange, next, front);
            }
            case "later-steps-kept" -> laterSteps::kept;
            case "match-later-steps" -> laterSteps::match;
            case "read-later-step" -> laterSteps::read;
            case "await-later-steps" -> laterSteps::await;
            case "await-number" ->
                new AwaitNumber(
                        services,
                        duration(parameters, "first"),
                        duration(parameters, "longest"),
                        Integer.parseInt(text(parameters, "times")),
                        text(parameters, "next"));
            case "receive" -> new Receive(services, text(parameters, "next"));
            case "classify" -> new Classify(services, names(parameters, "group"));
            case "offered" -> new RequireOffered(services);
            case "appoint" -> new Appoint(services);
            case "read" -> new Read(services, statuses(parameters), documents(parameters), appointment(parameters));
            case "confirm-reuse" -> new ConfirmReuse(services, text(parameters, "next"));
            case "number" -> new AssignNumber(services);
            case "next-number" -> new NextNumber(services);
            case "result" -> new StoreResult(services);
            case "reported" -> new Reported(services, text(parameters, "partner"));
            default -> throw new IllegalArgumentException("dossier: knows no word " + word);
        };
    }

    private String text(Map<String, Object> parameters, String name) {
        String value = getAndRemoveParameter(parameters, name, String.class);
        if (value == null) throw new IllegalArgumentException(name + " is missing");
        return value;
    }

    private Set<String> names(Map<String, Object> parameters, String name) {
        String value = getAndRemoveParameter(parameters, name, String.class, "");
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
    }

    private Duration duration(Map<String, Object> parameters, String name) {
        String value = text(parameters, name);
        return Durations.parse(value).orElseThrow(() -> new IllegalArgumentException(name + ": like 30s or 5m"));
    }

    private Set<Status> statuses(Map<String, Object> parameters) {
        String value = getAndRemoveParameter(parameters, "while", String.class);
        if (value == null) return EnumSet.allOf(Status.class);
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .map(Status::valueOf)
                .collect(Collectors.toSet());
    }

    private boolean appointment(Map<String, Object> parameters) {
        return getAndRemoveParameter(parameters, "appointment", boolean.class, false);
    }

    private Read.Documents documents(Map<String, Object> parameters) {
        String value = getAndRemoveParameter(parameters, "documents", String.class, "none");
        return Read.Documents.valueOf(value.toUpperCase(java.util.Locale.ROOT));
    }
}
