/** Which plugins do not run though they are switched on; injectable. */
export abstract class PluginStates {
  abstract get failed(): readonly string[];
}
