package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that repair a queue. Each needs a reason and can be tried first with {@code --dry-run}. */
final class QueueRepairs {
    private QueueRepairs() {}

    /** One act on one queue. */
    abstract static class Repair extends EngineCommand {
        @Parameters(paramLabel = "QUEUE", index = "0", descriptionKey = "cli.option.queue")
        private String queue;

        @Mixin
        private RepairOptions options;

        private final String act;

        Repair(String act) {
            this.act = act;
        }

        /** Says which messages; nothing for the whole queue. */
        void select(ObjectNode body) {}

        /** Whether the act is about messages that somebody named one by one. */
        boolean isNamed() {
            return false;
        }

        @Override
        public Integer call() {
            ObjectNode body = options.body();
            select(body);
            JsonNode done = client().post("/queues/" + OperationsClient.encoded(queue) + "/" + act, body);
            boolean none = isNamed() && done.path("count").asInt() == 0;
            String key = options.dryRun() ? "cli.repair.would" : "cli.repair." + act;
            print(done, none ? texts().get("cli.repair.none", queue) : texts().get(key, cell(done, "count"), queue));
            return none ? ExitCode.FOUND_FAULTS : ExitCode.DONE;
        }
    }

    /** {@code lienthong queue redrive QUEUE (--id ID… | --class CLASS | --code CODE | --all) --reason WHY} */
    @Command(name = "redrive")
    static final class Redrive extends Repair {
        @ArgGroup(multiplicity = "1")
        private Which which;

        /** Which parked messages. */
        static final class Which {
            @Option(names = "--id", split = ",", paramLabel = "ID", descriptionKey = "cli.option.id")
            private List<Long> ids = new ArrayList<>();

            @Option(names = "--all", descriptionKey = "cli.option.all")
            private boolean all;

            @ArgGroup(exclusive = false)
            private Filter filter;
        }

        /** What went wrong with them. */
        static final class Filter {
            @Option(names = "--class", paramLabel = "CLASS", descriptionKey = "cli.option.class")
            private String errorClass;

            @Option(names = "--code", paramLabel = "CODE", descriptionKey = "cli.option.code")
            private String code;
        }

        Redrive() {
            super("redrive");
        }

        @Override
        boolean isNamed() {
            return !which.all && which.filter == null;
        }

        @Override
        void select(ObjectNode body) {
            if (which.all) body.put("all", true);
            else if (which.filter != null) {
                ObjectNode filter = body.putObject("filter");
                if (which.filter.errorClass != null) filter.put("class", which.filter.errorClass);
                if (which.filter.code != null) filter.put("reason", which.filter.code);
            } else which.ids.forEach(body.putArray("ids")::add);
        }
    }

    /** {@code lienthong queue skip QUEUE --id ID… --reason WHY} */
    @Command(name = "skip")
    static final class Skip extends Repair {
        @Option(names = "--id", split = ",", paramLabel = "ID", required = true, descriptionKey = "cli.option.id")
        private List<Long> ids;

        Skip() {
            super("skip");
        }

        @Override
        boolean isNamed() {
            return true;
        }

        @Override
        void select(ObjectNode body) {
            ids.forEach(body.putArray("ids")::add);
        }
    }

    /** {@code lienthong queue pause QUEUE --reason WHY} */
    @Command(name = "pause")
    static final class Pause extends Repair {
        Pause() {
            super("pause");
        }
    }

    /** {@code lienthong queue resume (QUEUE | --all) --reason WHY} */
    @Command(name = "resume")
    static final class Resume extends EngineCommand {
        @ArgGroup(multiplicity = "1")
        private Which which;

        @Mixin
        private RepairOptions options;

        /** One, or every queue. */
        static final class Which {
            @Parameters(paramLabel = "QUEUE", index = "0", descriptionKey = "cli.option.queue")
            private String queue;

            @Option(names = "--all", descriptionKey = "cli.option.all-paused")
            private boolean all;
        }

        @Override
        public Integer call() {
            String path = which.all ? "/queues/resume" : "/queues/" + OperationsClient.encoded(which.queue) + "/resume";
            JsonNode done = client().post(path, options.body());
            print(done, told(cell(done, "count")));
            return ExitCode.DONE;
        }

        private String told(String count) {
            if (which.all)
                return texts().get(options.dryRun() ? "cli.repair.would-resume-all" : "cli.repair.resume-all", count);
            return texts().get(options.dryRun() ? "cli.repair.would" : "cli.repair.resume", count, which.queue);
        }
    }
}
