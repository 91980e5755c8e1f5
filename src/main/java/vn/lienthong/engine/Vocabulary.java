package vn.lienthong.engine;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import vn.lienthong.calendar.AppointmentRules;
import vn.lienthong.config.CsvTable;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;
import vn.lienthong.dossier.Appointments;
import vn.lienthong.dossier.Changes;
import vn.lienthong.dossier.DossierIntake;
import vn.lienthong.dossier.Fronts;
import vn.lienthong.dossier.LaterSteps;
import vn.lienthong.dossier.OneStopNumbers;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.feedback.FeedbackComponent;
import vn.lienthong.partner.AnswersComponent;
import vn.lienthong.partner.Credentials;
import vn.lienthong.partner.Forwarding;
import vn.lienthong.partner.PartnerComponent;
import vn.lienthong.partner.PartnerProfile;
import vn.lienthong.partner.Partners;
import vn.lienthong.payment.PaymentComponent;
import vn.lienthong.queue.Commits;
import vn.lienthong.routing.RouteResources;
import vn.lienthong.steps.DossierComponent;
import vn.lienthong.steps.DossierServices;
import vn.lienthong.steps.FrontCodes;
import vn.lienthong.steps.JqVocabulary;
import vn.lienthong.steps.JsonText;
import vn.lienthong.steps.LaterStepTable;
import vn.lienthong.steps.ProcedureTable;
import vn.lienthong.steps.TableComponent;

/** Gives a Camel context the words of {@code routes/README.md}, but for where routes begin and queues. */
record Vocabulary(Settings settings, Storage storage, Commits commits, AppointmentRules rules, Clock clock) {
    void bind(CamelContext context, RouteFiles files, Partners partners) {
        context.getPropertiesComponent().addPropertiesSource(new SettingsSource(settings));
        JqVocabulary.of(StatusTable.shipped(), files)
                .forEach((name, function) -> context.getRegistry().bind(name, function));
        RouteResources.bind(context, files);
        JsonText.bind(context);
        add(context, partners, "dvclt", "partner.dvclt.username", "partner.dvclt.password");
        add(context, partners, "coordination", "partner.coordination.key", "partner.coordination.secret");
        add(context, partners, "ndxp", "partner.ndxp.key", "partner.ndxp.secret");
        add(context, partners, "one-stop", null, "partner.one-stop.token");
        add(context, partners, "portal", "partner.portal.username", "partner.portal.password");
        add(context, partners, "payment", null, "partner.payment.secret");
        context.addComponent("dossier", new DossierComponent(services(files)));
        context.addComponent(
                "payment", new PaymentComponent(PaymentSettings.services(settings, storage, commits, files, clock)));
        context.addComponent(
                "feedback", new FeedbackComponent(FeedbackSettings.services(settings, storage, commits, clock)));
        context.addComponent("table", new TableComponent(files));
        context.addComponent("partner", new PartnerComponent(partners));
        context.addComponent("answers", new AnswersComponent(table -> files.find("tables/" + table + ".csv")
                .map(CsvTable::read)
                .orElse(List.of())));
    }

    /** One without an address stays away: its calls are parked. */
    private void add(CamelContext context, Partners partners, String name, String accountKey, String secretKey) {
        if (settings.optional("partner." + name + ".url").isEmpty()) return;
        String account = accountKey == null ? "" : settings.optional(accountKey).orElse("");
        String secret = settings.secret(secretKey).map(Secret::reveal).orElse("");
        PartnerProfile profile = PartnerProfile.of(settings, name);
        if (name.equals("portal")) profile = profile.with(Forwarding.of(settings, name));
        partners.add(context, profile, new Credentials(account, secret));
    }

    Changes changes() {
        return new Changes(StatusTable.shipped(), storage.vault(), clock);
    }

    DossierIntake intake() {
        return new DossierIntake(
                storage.database().pool(), commits, storage.vault(), storage.documents(), clock, fronts());
    }

    private Fronts fronts() {
        return new Fronts(Map.of("dvclt", period("dvclt"), "coordination", period("coordination")));
    }

    private Fronts.Period period(String front) {
        return new Fronts.Period(settings.date("front." + front + ".from"), settings.date("front." + front + ".until"));
    }

    private DossierServices services(RouteFiles files) {
        return new DossierServices(
                storage.dossiers(),
                changes(),
                intake(),
                StatusTable.shipped(),
                new FrontCodes(StatusTable.shipped(), files),
                storage.documents(),
                new OneStopNumbers(storage.database().pool()),
                rules,
                new Appointments(storage.database().pool()),
                new ProcedureTable(files),
                new LaterSteps(storage.database().pool(), commits, storage.vault(), clock),
                new LaterStepTable(files),
                settings.optional("partner.one-stop.agency").orElse(""),
                clock);
    }
}
