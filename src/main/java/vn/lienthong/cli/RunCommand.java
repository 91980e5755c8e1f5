package vn.lienthong.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import vn.lienthong.engine.Engine;

/** {@code lienthong run}: the engine, until the process is told to stop; work under way is finished first. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    private Lienthong root;

    @Override
    public Integer call() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        Engine engine = Engine.start(root.settings(), Clock.systemUTC());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            engine.close();
                            stopped.countDown();
                        },
                        "stop"));
        root.out().println(root.texts().get("run.started", engine.partnerApiPort(), engine.operationsPort()));
        root.out().flush();
        stopped.await();
        return ExitCode.DONE;
    }
}
