package import LintText

extension Extraction {
  /// The same extraction as part of a nested stack, in the scenarios in which its parent deploys it.
  ///
  /// - Parameters:
  ///   - deployment: the scenarios of the parent.
  ///   - stack: the logical ID of the stack, put before the names of its own parameters.
  package func deployed(by deployment: NestedStack.Deployment, of stack: Text) -> Extraction {
    let scenario = deployment.scenario
    var extraction = self
    extraction.caches = caches.map { cache in
      cache.replacing(
        cache.possibilities.map { possibility in
          possibility.replacing(scenario: Scenario(scenario, possibility.scenario, of: stack))
        },
        coverage: cache.coverage.and(deployment.coverage),
      )
    }
    extraction.nestedStacks = nestedStacks.map { nested in
      NestedStack(
        id: nested.id,
        range: nested.range,
        templatePath: nested.templatePath,
        deployments: nested.deployments.map {
          NestedStack.Deployment(
            parameters: $0.parameters,
            scenario: Scenario(scenario, $0.scenario, of: stack),
            coverage: $0.coverage.and(deployment.coverage),
          )
        },
      )
    }
    return extraction
  }

  /// Adds what the same document comes to in other scenarios.
  package mutating func merge(_ other: Extraction) {
    // Looked up, not searched: a template may have thousands, and be deployed in many scenarios.
    var known = Dictionary(
      caches.indices.map { (Key(id: caches[$0].id, range: caches[$0].range), $0) },
      uniquingKeysWith: { first, _ in first },
    )
    for cache in other.caches {
      let key = Key(id: cache.id, range: cache.range)
      guard let index = known[key] else {
        known[key] = caches.count
        caches.append(cache)
        continue
      }
      caches[index] = caches[index].replacing(
        caches[index].possibilities + cache.possibilities,
        coverage: caches[index].coverage.and(cache.coverage),
      )
    }
    var knownStacks = Dictionary(
      nestedStacks.indices.map {
        (Key(id: nestedStacks[$0].id, range: nestedStacks[$0].range), $0)
      },
      uniquingKeysWith: { first, _ in first },
    )
    for stack in other.nestedStacks {
      let key = Key(id: stack.id, range: stack.range)
      guard let index = knownStacks[key] else {
        knownStacks[key] = nestedStacks.count
        nestedStacks.append(stack)
        continue
      }
      nestedStacks[index] = NestedStack(
        id: stack.id,
        range: stack.range,
        templatePath: stack.templatePath,
        deployments: nestedStacks[index].deployments + stack.deployments,
      )
    }
  }

  /// What tells a cache or a stack of a document from the others.
  private struct Key: Hashable {
    let id: Text
    let range: SourceRange
  }
}

extension Scenario {
  /// A scenario of a parent together with one of a stack that it deploys; nil if both are defaults.
  fileprivate init?(_ parent: Scenario?, _ child: Scenario?, of stack: Text) {
    let own = (child?.choices ?? []).map { choice in
      Choice(
        parameter: "\(stack).\(choice.parameter)",
        value: choice.value,
        exceptions: choice.exceptions,
      )
    }
    let choices = (parent?.choices ?? []) + own
    guard !choices.isEmpty else { return nil }
    self.init(choices)
  }
}
