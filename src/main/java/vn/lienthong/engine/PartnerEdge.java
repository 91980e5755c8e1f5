package vn.lienthong.engine;

import java.time.Clock;
import java.util.Map;
import org.apache.camel.CamelContext;
import vn.lienthong.config.Settings;
import vn.lienthong.inbound.DossierReader;
import vn.lienthong.inbound.DossierReaders;
import vn.lienthong.inbound.InboundLimits;
import vn.lienthong.inbound.IntakeWindow;
import vn.lienthong.inbound.OneStopRules;
import vn.lienthong.inbound.OpenApiDescription;
import vn.lienthong.inbound.SingleDossierReader;

/** What requests are held against, as the settings have it. */
record PartnerEdge(
        InboundLimits limits,
        OpenApiDescription description,
        DossierReader dossiers,
        DossierReaders otherFronts,
        SingleDossierReader singleDossiers) {
    static PartnerEdge of(Settings settings) {
        InboundLimits limits = new InboundLimits(
                settings.bytes("inbound.body-limit"),
                settings.bytes("inbound.file-limit"),
                settings.number("inbound.max-files"),
                settings.list("inbound.file-types"),
                settings.text("dvclt.number-pattern"),
                settings.bytes("inbound.in-flight-bytes"),
                settings.number("inbound.in-flight-requests"));
        OneStopRules rules = new OneStopRules(
                settings.text("one-stop.number-pattern"),
                settings.text("one-stop.marriage.husband"),
                settings.text("one-stop.marriage.wife"));
        String coordination = settings.text("front.coordination.number-pattern");
        OpenApiDescription description =
                OpenApiDescription.load(limits, rules, settings.flag("portal.file-token"), coordination);
        return new PartnerEdge(
                limits,
                description,
                new DossierReader(description, limits, settings.text("check.number-series")),
                otherFronts(limits.withNumberPattern(coordination), rules),
                new SingleDossierReader(description, limits, rules));
    }

    /** A mapping brings their dossiers into the form of PM DVCLT's; their numbers are their own. */
    private static DossierReaders otherFronts(InboundLimits coordination, OneStopRules rules) {
        OpenApiDescription theirs = OpenApiDescription.load(coordination, rules);
        return new DossierReaders(Map.of("coordination", new DossierReader("coordination", theirs, coordination)));
    }

    /** The reader as it is where numbers of every series are taken. */
    DossierReader dossiersOfAnySeries() {
        return new DossierReader(description, limits, "");
    }

    /** For {@code inbound:}. */
    void bind(CamelContext context, Settings settings, Storage storage, Clock clock) {
        context.getRegistry().bind("partner-api-description", description);
        context.getRegistry().bind("partner-api-limits", limits);
        boolean refuse = settings.text("intake.window").equals("refuse");
        context.getRegistry()
                .bind("intake-window", new IntakeWindow(storage.queues().holds(), refuse, clock));
        context.getRegistry().bind("linked-files", FileLinkSettings.files(settings, storage, clock));
        context.getRegistry().bind("dossier-reader", dossiers);
        context.getRegistry().bind("dossier-readers", otherFronts);
        context.getRegistry().bind("single-dossier-reader", singleDossiers);
    }
}
