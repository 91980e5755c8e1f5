package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/** One service of the simulated portal; {@link PortalSimulator} has done with session and agency before it asks. */
interface PortalService {
    /** As callers name it in the field {@code service}. */
    String name();

    PortalReply answer(JsonNode request);

    /** After a restart: what the ledger says this service, or another, did before. */
    default void remember(LedgerEntry entry) {}
}
