package vn.lienthong.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;

/** The shipped routes without their tests, in a folder of their own, and one test file beside them. */
final class TrialFolder {
    private TrialFolder() {}

    static void copyRoutes(Path folder) throws IOException {
        Path shipped = Path.of("routes");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(Trials.ENDING)) continue;
                Path copy = folder.resolve(shipped.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** @param test becomes {@code birth/mine.test.yaml} */
    static List<TrialResult> run(Path folder, String test) throws Exception {
        return run(folder, "can-tho", test);
    }

    /** @param test becomes {@code birth/mine.test.yaml} */
    static List<TrialResult> run(Path folder, String province, String test) throws Exception {
        Files.writeString(folder.resolve("birth/mine.test.yaml"), test);
        return trials(folder, province).run("");
    }

    static Trials trials(Path routes, String province) {
        return new Trials(new RouteFiles(routes, province), values -> {
            Map<String, String> all = new HashMap<>(values);
            all.put("lienthong.routes-dir", routes.toString());
            all.put("lienthong.province", province);
            return Settings.load(null, Map.of(), all);
        });
    }
}
