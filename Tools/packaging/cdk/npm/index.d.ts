import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';

export interface ElastiCacheLintProps {
  /**
   * The command.
   *
   * @default 'elasticache-lint'
   */
  readonly command?: string;

  /** Options of the command, such as `['--minimum-days', '7']`. */
  readonly arguments?: string[];
}

/** Shows the findings of elasticache-lint in `cdk synth`. */
export declare class ElastiCacheLint implements IPolicyValidationPlugin {
  readonly name: string;
  readonly version: string;
  readonly ruleIds: string[];
  constructor(props?: ElastiCacheLintProps);
  validate(context: IPolicyValidationContext): PolicyValidationPluginReport;
}
