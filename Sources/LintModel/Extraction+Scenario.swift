internal import LintScenarios
package import LintText

extension Extraction {
  /// Returns the same extraction as part of a nested stack, in the scenarios in which its parent
  /// deploys it.
  ///
  /// - Parameters:
  ///   - deployment: the scenarios of the parent.
  ///   - stack: the logical ID of the stack, prefixed to the names of its own parameters.
  package func deployed(by deployment: NestedStack.Deployment, of stack: Text) -> Extraction {
    let scenario = deployment.scenario
    let outer = deployment.parameters.outerNames
    var extraction = self
    extraction.caches = caches.map { cache in
      if let reason = deployment.undecided { return cache.undecided(because: reason) }
      return cache.replacing(
        cache.possibilities.map { possibility in
          possibility.replacing(
            scenario: Scenario(scenario, possibility.scenario, of: stack, outer)
          )
        },
        coverage: cache.coverage.and(deployment.coverage),
      )
    }
    extraction.nestedStacks = nestedStacks.map { nested in
      nested.replacing(
        nested.deployments.map {
          NestedStack.Deployment(
            parameters: $0.parameters,
            scenario: Scenario(scenario, $0.scenario, of: stack, outer),
            coverage: $0.coverage.and(deployment.coverage),
            undecided: deployment.undecided ?? $0.undecided,
          )
        }
      )
    }
    return extraction
  }

  /// Adds the extraction of the same document in other scenarios.
  package mutating func merge(_ other: Extraction) {
    // Indexed rather than searched: a template may have thousands of caches, and be deployed in
    // many scenarios.
    var known = Dictionary(
      caches.indices.map { (Key(caches[$0]), $0) },
      uniquingKeysWith: { first, _ in first },
    )
    for cache in other.caches {
      let key = Key(cache)
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
        (Key(nestedStacks[$0]), $0)
      },
      uniquingKeysWith: { first, _ in first },
    )
    hasUnexaminedStacks = hasUnexaminedStacks || other.hasUnexaminedStacks
    var knownRemarks = Set(remarks.map { RemarkKey(message: $0.message, range: $0.range) })
    remarks += other.remarks.filter {
      knownRemarks.insert(RemarkKey(message: $0.message, range: $0.range)).inserted
    }
    for stack in other.nestedStacks {
      let key = Key(stack)
      guard let index = knownStacks[key] else {
        knownStacks[key] = nestedStacks.count
        nestedStacks.append(stack)
        continue
      }
      nestedStacks[index] = stack.replacing(
        nestedStacks[index].deployments + stack.deployments
      )
    }
  }

  /// The identity of a remark among those of a document.
  private struct RemarkKey: Hashable {
    let message: String
    let range: Range<Int>
  }

  /// The identity of a cache or a stack in a document.
  private struct Key: Hashable {
    let id: Text
    let range: Range<Int>
    let templatePath: Text?

    init(_ cache: Cache) {
      (id, range, templatePath) = (cache.id, cache.range, nil)
    }

    init(_ stack: NestedStack) {
      (id, range, templatePath) = (stack.id, stack.range, stack.templatePath)
    }
  }
}

extension Scenario {
  /// Combines a scenario of a parent with one of a stack that it deploys; nil if both are defaults.
  ///
  /// - Parameter outer: the parameters of the parent that the stack is passed.
  fileprivate init?(_ parent: Scenario?, _ child: Scenario?, of stack: Text, _ outer: Set<Text>) {
    let own = (child?.choices ?? []).map { choice in
      guard outer.contains(choice.parameter) else {
        return Choice(
          parameter: "\(stack).\(choice.parameter)",
          value: choice.value,
          exceptions: choice.exceptions,
        )
      }
      // The template only knows that a variable of a configuration may have another value.
      return choice.parameter.hasPrefix("var.")
        ? Choice(parameter: choice.parameter, value: "", exceptions: []) : choice
    }
    let choices = (parent?.choices ?? []) + own
    guard !choices.isEmpty else { return nil }
    self.init(choices)
  }
}
