package dev.ratiomesh.sandbox;

/** Runs a sandbox as a process of its own until it is stopped. Options are system properties; README.md lists them. */
public final class SandboxMain {
    private SandboxMain() {}

    public static void main(String[] arguments) {
        try {
            Sandbox sandbox = Sandbox.start(OptionsFromProperties.read(System.getProperties()));
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
            System.out.println("Sandbox is up: " + sandbox.url());
        } catch (SandboxStartException | IllegalArgumentException e) {
            System.err.println("The sandbox cannot start: " + e.getMessage());
            System.exit(1);
        }
    }
}
