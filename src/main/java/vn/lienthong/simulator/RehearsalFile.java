package vn.lienthong.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import vn.lienthong.config.Durations;
import vn.lienthong.simulator.RehearsalPlan.Officers;
import vn.lienthong.simulator.RehearsalPlan.Registry;
import vn.lienthong.simulator.RehearsalPlan.Traffic;
import vn.lienthong.simulator.RehearsalPlan.Trouble;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/** Reads a scenario file (YAML, see docs/rehearsal.md) and refuses what it does not know. */
public final class RehearsalFile {
    private static final Duration NONE = Duration.ZERO;
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final double MOST_PER_HOUR = 10_000;

    private RehearsalFile() {}

    /** The file cannot be used; the message names the place in it. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String place) {
            super(place, null, false, false);
        }
    }

    /** @throws Unusable naming the first thing that is wrong */
    public static RehearsalPlan read(Path file) {
        try {
            Object root = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            return plan(new Part("", root));
        } catch (IOException | YamlEngineException unreadable) {
            throw new Unusable(file.getFileName().toString());
        }
    }

    private static RehearsalPlan plan(Part root) {
        root.only("seed", "speed", "length", "traffic", "partners", "registry", "officers", "citizens");
        Part registry = root.part("registry").only("register-after", "supplement", "reject");
        Part officers = root.part("officers").only("accept-after", "return-after");
        Part citizens = root.part("citizens").only("supplement-after");
        double supplement = registry.number("supplement", 0, 0, 1);
        RehearsalPlan plan = new RehearsalPlan(
                (long) root.number("seed", 1, 0, Integer.MAX_VALUE),
                (int) root.number("speed", 1, 1, RehearsalPlan.MAX_SPEED),
                root.duration("length", Duration.ofHours(8)),
                root.list("traffic").stream().map(RehearsalFile::traffic).toList(),
                troubles(root.part("partners")),
                new Registry(
                        registry.duration("register-after", SHORT),
                        supplement,
                        registry.number("reject", 0, 0, 1 - supplement)),
                new Officers(officers.duration("accept-after", SHORT), officers.duration("return-after", SHORT)),
                citizens.duration("supplement-after", SHORT));
        if (plan.length().compareTo(RehearsalPlan.MAX_LENGTH) > 0) throw new Unusable("length");
        double all = plan.traffic().stream()
                .mapToDouble(part -> (part.birthsPerHour() + part.deathsPerHour())
                        * part.until().minus(part.from()).toMillis()
                        / Duration.ofHours(1).toMillis())
                .sum();
        if (all > RehearsalPlan.MAX_DOSSIERS) throw new Unusable("traffic");
        return plan;
    }

    private static Traffic traffic(Part part) {
        part.only("from", "until", "births", "deaths");
        return new Traffic(
                part.duration("from", NONE),
                part.end(),
                part.number("births", 0, 0, MOST_PER_HOUR),
                part.number("deaths", 0, 0, MOST_PER_HOUR));
    }

    private static List<Trouble> troubles(Part partners) {
        partners.only(Arrays.stream(Partner.values()).map(Partner::key).toArray(String[]::new));
        List<Trouble> all = new ArrayList<>();
        for (Partner partner : Partner.values())
            for (Part part : partners.list(partner.key())) all.add(trouble(partner, part));
        return all;
    }

    private static Trouble trouble(Partner partner, Part part) {
        part.only("from", "until", "down", "window", "errors", "cut", "html", "latency");
        Optional<String> announced = part.text("window");
        double errors = part.number("errors", 0, 0, 1);
        double cut = part.number("cut", 0, 0, 1 - errors);
        double html = part.number("html", 0, 0, 1 - errors - cut);
        String[] latency = part.text("latency").orElse("0ms").split("\\.\\.", 2);
        Duration shortest = Durations.parse(latency[0]).orElseThrow(() -> part.wrong("latency"));
        Duration longest = Durations.parse(latency[latency.length - 1]).orElseThrow(() -> part.wrong("latency"));
        if (longest.compareTo(shortest) < 0) throw part.wrong("latency");
        return new Trouble(
                partner,
                part.duration("from", NONE),
                part.end(),
                announced.isPresent()
                        || part.text("down").filter("true"::equals).isPresent(),
                announced,
                new Faults(errors, cut, html, shortest, longest));
    }

    /** One part of the file and where it stands. */
    private record Part(String place, Object value) {
        private Map<?, ?> fields() {
            if (value == null) return Map.of();
            if (value instanceof Map<?, ?> map) return map;
            throw new Unusable(place.isEmpty() ? "–" : place);
        }

        Part only(String... known) {
            Set<String> names = Set.of(known);
            for (Object name : fields().keySet()) if (!names.contains(String.valueOf(name))) throw wrong("" + name);
            return this;
        }

        Part part(String name) {
            return new Part(under(name), fields().get(name));
        }

        List<Part> list(String name) {
            Object found = fields().get(name);
            if (found == null) return List.of();
            if (!(found instanceof List<?> list)) throw wrong(name);
            List<Part> parts = new ArrayList<>();
            for (Object one : list) parts.add(new Part(under(name) + "[" + parts.size() + "]", one));
            return parts;
        }

        Optional<String> text(String name) {
            return Optional.ofNullable(fields().get(name)).map(String::valueOf);
        }

        double number(String name, double otherwise, double least, double most) {
            Object found = fields().get(name);
            if (found == null) return otherwise;
            if (!(found instanceof Number number)) throw wrong(name);
            if (!(number.doubleValue() >= least && number.doubleValue() <= most)) throw wrong(name);
            return number.doubleValue();
        }

        Duration duration(String name, Duration otherwise) {
            return text(name)
                    .map(text -> Durations.parse(text).orElseThrow(() -> wrong(name)))
                    .orElse(otherwise);
        }

        /** {@code until}, after {@code from}. */
        Duration end() {
            Duration end = duration("until", NONE);
            if (end.compareTo(duration("from", NONE)) <= 0) throw wrong("until");
            return end;
        }

        Unusable wrong(String name) {
            return new Unusable(under(name));
        }

        private String under(String name) {
            return place.isEmpty() ? name : place + "." + name;
        }
    }
}
