package vn.lienthong.portal;

import java.time.Clock;
import javax.sql.DataSource;
import vn.lienthong.dossier.Appointments;
import vn.lienthong.dossier.DossierQueries;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.steps.ProcedureTable;

/** What the words of {@link PortalComponent} need. */
public record PortalServices(
        DataSource dataSource,
        DossierQueries queries,
        Appointments appointments,
        ProcedureTable procedures,
        StatusTable statuses,
        PaperLinks links,
        PortalRuns runs,
        Clock clock) {}
