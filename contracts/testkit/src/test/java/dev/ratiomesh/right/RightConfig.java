package dev.ratiomesh.right;

import org.eclipse.microprofile.config.Config;

/** The service's top package may know frameworks. */
public class RightConfig {

    Config config;
}
