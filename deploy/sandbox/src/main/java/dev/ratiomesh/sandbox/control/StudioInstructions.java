package dev.ratiomesh.sandbox.control;

/** Instructions about what people have at YouTube. */
final class StudioInstructions {
    private StudioInstructions() {}

    static ControlInstruction revocation(ControlFields fields) throws BadInputException {
        String token = fields.text("revoke");
        return sandbox -> {
            sandbox.grants().revoke(token);
            sandbox.studio().grants().revoke(token);
        };
    }

    static ControlInstruction revocationOfChannel(ControlFields fields) throws BadInputException {
        String channel = fields.text("revokeChannel");
        return sandbox -> {
            if (sandbox.studio().channels().find(channel).isEmpty()) {
                throw fields.bad("revokeChannel", "there is no channel '" + channel + "'");
            }
            sandbox.studio().grants().revokeChannel(channel);
        };
    }
}
