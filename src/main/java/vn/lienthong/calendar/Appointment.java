package vn.lienthong.calendar;

import java.time.Instant;

/**
 * What a dossier is due for.
 *
 * @param dueAt registration, the province's own work
 * @param groupDueAt the whole interlinked group, null for stand-alone registration
 * @param warnAt from here on the registration is due soon
 */
public record Appointment(Instant dueAt, Instant groupDueAt, Instant warnAt) {}
