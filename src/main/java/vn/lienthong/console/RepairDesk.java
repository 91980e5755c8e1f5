package vn.lienthong.console;

import vn.lienthong.repair.Repair;

/** Repairs a dossier, or says what it would do. */
@FunctionalInterface
public interface RepairDesk {
    /** @param number either number of the dossier */
    Repair.Outcome act(String number, Repair repair);
}
