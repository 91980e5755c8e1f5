package vn.lienthong.console;

import java.time.Instant;
import vn.lienthong.dossier.Dossier;

/** Takes back the file links of a dossier. */
@FunctionalInterface
public interface LinkDesk {
    /** Returns once it is committed, with the moment up to which links made for the dossier no longer open anything. */
    Instant revoke(Dossier dossier, String who, String why);
}
