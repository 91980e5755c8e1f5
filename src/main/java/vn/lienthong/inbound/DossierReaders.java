package vn.lienthong.inbound;

import java.util.Map;

/** A reader for the dossiers of each front, by the front's name; each holds numbers against its own pattern. */
public record DossierReaders(Map<String, DossierReader> byFront) {
    public DossierReaders {
        byFront = Map.copyOf(byFront);
    }

    DossierReader of(String front) {
        DossierReader reader = byFront.get(front);
        if (reader == null) throw new IllegalArgumentException("no such front: " + front);
        return reader;
    }
}
