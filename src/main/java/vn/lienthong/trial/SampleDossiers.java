package vn.lienthong.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import vn.lienthong.simulator.SingleDossiers;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;

/** Dossiers about nobody, always the same of each kind, as PM DVCLT or the one-stop system sends them. */
final class SampleDossiers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 2;

    private final Clock clock;

    SampleDossiers(Clock clock) {
        this.clock = clock;
    }

    static boolean isSingle(String kind) {
        return kind.startsWith("single-");
    }

    /** @param kind birth, death, single-birth, single-death or single-marriage; null for any other word */
    ObjectNode of(String kind, String number) {
        SyntheticDossier sample = sample(kind);
        if (sample == null) return null;
        try {
            return ((ObjectNode) JSON.readTree(sample.json())).put("maHoSo", number);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private SyntheticDossier sample(String kind) {
        return switch (kind) {
            case "birth" -> new SyntheticDossiers(SEED, clock, 0).next();
            case "death" -> new SyntheticDossiers(SEED, clock, 1).next();
            case "single-birth" -> new SingleDossiers(SEED, clock).birth();
            case "single-death" -> new SingleDossiers(SEED, clock).death();
            case "single-marriage" -> new SingleDossiers(SEED, clock).marriage();
            default -> null;
        };
    }
}
