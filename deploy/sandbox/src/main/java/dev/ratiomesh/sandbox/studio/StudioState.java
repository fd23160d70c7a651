package dev.ratiomesh.sandbox.studio;

/** Holds channels, grants and uploaded videos together. */
public record StudioState(StudioChannels channels, StudioGrants grants, StudioVideos videos) {}
