package vn.lienthong.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import vn.lienthong.calendar.AppointmentRules;
import vn.lienthong.config.CsvTable;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;
import vn.lienthong.dossier.Appointments;
import vn.lienthong.dossier.Changes;
import vn.lienthong.dossier.DossierIntake;
import vn.lienthong.dossier.Fronts;
import vn.lienthong.dossier.LaterSteps;
import vn.lienthong.dossier.OneStopNumbers;
import vn.lienthong.dossier.ReuseConfirmations;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.feedback.FeedbackComponent;
import vn.lienthong.partner.AnswersComponent;
import vn.lienthong.partner.DatabaseComponent;
import vn.lienthong.partner.PartnerComponent;
import vn.lienthong.partner.Partners;
import vn.lienthong.payment.PaymentComponent;
import vn.lienthong.portal.PortalComponent;
import vn.lienthong.portal.PortalRuns;
import vn.lienthong.portal.PortalServices;
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

/**
 * Gives a Camel context the words of {@code routes/README.md}, but for where routes begin and queues.
 *
 * @param oneStopDatabase of a one-stop system that takes dossiers by its tables; null: none
 */
record Vocabulary(
        Settings settings,
        Storage storage,
        Commits commits,
        AppointmentRules rules,
        HikariDataSource oneStopDatabase,
        Clock clock) {
    void bind(CamelContext context, RouteFiles files, Partners partners) {
        context.getPropertiesComponent().addPropertiesSource(new SettingsSource(settings));
        JqVocabulary.of(StatusTable.shipped(), files)
                .forEach((name, function) -> context.getRegistry().bind(name, function));
        RouteResources.bind(context, files);
        JsonText.bind(context);
        new ConnectedPartners(settings, partners, context).add(oneStopDatabase != null);
        DossierServices services = services(files);
        context.addComponent("dossier", new DossierComponent(services));
        context.addComponent(
                "payment", new PaymentComponent(PaymentSettings.services(settings, storage, commits, files, clock)));
        context.addComponent(
                "feedback", new FeedbackComponent(FeedbackSettings.services(settings, storage, commits, clock)));
        context.addComponent("portal", new PortalComponent(portal(services, files)));
        PortalWork.of(settings, storage, files, clock).addTo(context);
        context.addComponent("table", new TableComponent(files));
        context.addComponent("partner", new PartnerComponent(partners));
        context.addComponent(
                "sql",
                new DatabaseComponent(
                        partners, "one-stop", oneStopDatabase, settings.duration("partner.one-stop.timeout"), files));
        context.addComponent("answers", new AnswersComponent(table -> files.find("tables/" + table + ".csv")
                .map(CsvTable::read)
                .orElse(List.of())));
    }

    private PortalServices portal(DossierServices services, RouteFiles files) {
        return new PortalServices(
                storage.database().pool(),
                services.queries(),
                services.appointments(),
                new ProcedureTable(files),
                services.statuses(),
                FileLinkSettings.ofPortal(services.links()),
                portalRuns(),
                clock);
    }

    PortalRuns portalRuns() {
        return new PortalRuns(
                storage.database().pool(),
                commits,
                clock,
                settings.optional("partner.portal.url").isPresent());
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
                FileLinkSettings.links(settings, storage, clock),
                new ReuseConfirmations(commits),
                settings.optional("partner.one-stop.agency").orElse(""),
                clock);
    }
}
