package vn.lienthong.steps;

import java.time.Clock;
import vn.lienthong.calendar.AppointmentRules;
import vn.lienthong.dossier.Appointments;
import vn.lienthong.dossier.Changes;
import vn.lienthong.dossier.DocumentStore;
import vn.lienthong.dossier.DossierIntake;
import vn.lienthong.dossier.DossierQueries;
import vn.lienthong.dossier.FileLinks;
import vn.lienthong.dossier.LaterSteps;
import vn.lienthong.dossier.OneStopNumbers;
import vn.lienthong.dossier.ReuseConfirmations;
import vn.lienthong.dossier.StatusTable;

/**
 * What the words of a route stand on.
 *
 * @param agency agency code in front of the numbers the engine assigns itself
 */
public record DossierServices(
        DossierQueries queries,
        Changes changes,
        DossierIntake intake,
        StatusTable statuses,
        FrontCodes frontCodes,
        DocumentStore documents,
        OneStopNumbers numbers,
        AppointmentRules rules,
        Appointments appointments,
        ProcedureTable procedures,
        LaterSteps laterSteps,
        LaterStepTable laterStepTable,
        FileLinks links,
        ReuseConfirmations confirmations,
        String agency,
        Clock clock) {}
