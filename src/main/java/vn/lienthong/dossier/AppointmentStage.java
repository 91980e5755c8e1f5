package vn.lienthong.dossier;

/** How far the watch over an appointment has come. */
enum AppointmentStage {
    ON_TIME,
    DUE_SOON,
    OVERDUE,
    /** The dossier is finished, waits for the citizen, or has a newer version: nothing more to watch. */
    CLOSED
}
