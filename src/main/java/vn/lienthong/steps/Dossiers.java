package vn.lienthong.steps;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import vn.lienthong.dossier.Changes;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.QueueComponent;
import vn.lienthong.queue.QueueConsumer;
import vn.lienthong.queue.Step;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.text.Times;

/** The dossiers of one run of a route, each as this run has changed it so far. */
final class Dossiers {
    private static final String PROPERTY = "lienthong.dossiers";

    private final Map<String, Dossier> known = new HashMap<>();

    private Dossiers() {}

    static Dossiers of(Exchange exchange) {
        Dossiers dossiers = exchange.getProperty(PROPERTY, Dossiers.class);
        if (dossiers == null) {
            dossiers = new Dossiers();
            exchange.setProperty(PROPERTY, dossiers);
        }
        return dossiers;
    }

    /** The dossier named in the header {@code dossier}. */
    static Dossier current(Exchange exchange, DossierServices services) {
        return of(exchange).get(number(exchange), services);
    }

    static String number(Exchange exchange) {
        String number = exchange.getMessage().getHeader(QueueComponent.LINE_HEADER, String.class);
        if (number == null) throw new IllegalStateException("no header " + QueueComponent.LINE_HEADER);
        return number;
    }

    synchronized Dossier get(String number, DossierServices services) {
        return known.computeIfAbsent(number, unknown -> services.queries()
                .find(unknown)
                .orElseThrow(() -> new StepFailure(ErrorClass.BUG, "", "dossier.unknown", unknown)));
    }

    /** Takes a change into the running step, so that what follows builds on it. */
    static void take(Exchange exchange, Changes.Changed changed) {
        step(exchange, changed.effects());
        synchronized (of(exchange)) {
            of(exchange).known.put(changed.dossier().number(), changed.dossier());
        }
    }

    static void step(Exchange exchange, List<? extends Effect> effects) {
        Step step = QueueConsumer.step(exchange);
        if (step == null) throw new IllegalStateException("only within a step that a queue started");
        new ArrayList<>(effects).forEach(step::add);
    }

    /** Headers that later steps, queues and partners read. */
    static void headers(Exchange exchange, Dossier dossier) {
        var message = exchange.getMessage();
        message.setHeader(QueueComponent.LINE_HEADER, dossier.number());
        message.setHeader("version", dossier.version());
        message.setHeader("status", dossier.status().name());
        message.setHeader("group", dossier.group());
        message.setHeader("front", dossier.front());
        message.setHeader(TableComponent.DATE_HEADER, LocalDate.ofInstant(dossier.receivedAt(), Times.VIETNAM));
        message.setHeader("oneStopNumber", dossier.oneStopNumber());
        message.setHeader("dossierIds", List.of(dossier.id()));
    }
}
