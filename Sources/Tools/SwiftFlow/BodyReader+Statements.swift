import CallFlow
import SwiftSyntax

extension BodyReader {
    func statement(_ node: StmtSyntax) -> Statement {
        deeper { Statement(kind(of: node), at: location(node)) } ?? Statement(.unreadable, at: location(node))
    }

    /// An expression that stands as a statement.
    func statement(of node: ExprSyntax) -> Statement {
        let place = location(node)
        switch node.as(ExprSyntaxEnum.self) {
        case .ifExpr(let node):
            return deeper { Statement(choice(node), at: place) } ?? Statement(.unreadable, at: place)
        case .switchExpr(let node):
            return deeper { Statement(selection(node), at: place) } ?? Statement(.unreadable, at: place)
        case .missingExpr: return Statement(.unreadable, at: place)
        default: return Statement(.expression(expression(node)), at: place)
        }
    }

    private func kind(of node: StmtSyntax) -> Statement.Kind {
        switch node.as(StmtSyntaxEnum.self) {
        case .expressionStmt(let node): statement(of: node.expression).kind
        case .returnStmt(let node): .return(node.expression.map(expression))
        case .guardStmt(let node): .guard(conditions(node.conditions), else: block(node.body))
        case .throwStmt(let node): .throw(expression(node.expression))
        case .doStmt(let node): .scope(block(node.body), catches: catches(node.catchClauses), finally: nil)
        case .deferStmt(let node): .defer(block(node.body))
        case .forStmt(let node): .loop(loop(node))
        case .whileStmt(let node):
            .loop(Loop(form: .whileTrue(conditions(node.conditions)), body: block(node.body)))
        case .repeatStmt(let node): .loop(repetition(node))
        case .labeledStmt(let node): .labelled(node.label.name, statement(node.statement))
        case .breakStmt(let node): .break(label: node.label?.name)
        case .continueStmt(let node): .continue(label: node.label?.name)
        case .fallThroughStmt: .fallthrough
        case .discardStmt(let node): .expression(opaque([expression(node.expression)], node))
        case .yieldStmt(let node): .expression(opaque(yielded(node), node))
        default: .unreadable
        }
    }

    private func opaque(_ parts: [Expression], _ node: some SyntaxProtocol) -> Expression {
        Expression(.opaque(parts), at: location(node))
    }

    private func yielded(_ node: YieldStmtSyntax) -> [Expression] {
        switch node.yieldedExpressions {
        case .multiple(let clause): clause.elements.map { expression($0.expression) }
        case .single(let node): [expression(node)]
        }
    }

    func choice(_ node: IfExprSyntax) -> Statement.Kind {
        let conditions = conditions(node.conditions)
        let then = block(node.body)
        switch node.elseBody {
        case .codeBlock(let code)?: return .if(conditions, then: then, else: block(code))
        case .ifExpr(let other)?: return .if(conditions, then: then, else: [statement(of: ExprSyntax(other))])
        case nil: return .if(conditions, then: then, else: nil)
        }
    }

    private func loop(_ node: ForStmtSyntax) -> Loop {
        var sequence = expression(node.sequence)
        if node.awaitKeyword != nil { sequence = Expression(.await(sequence), at: sequence.location) }
        if node.tryKeyword != nil { sequence = Expression(.attempt(sequence, .plain), at: sequence.location) }
        var condition = node.whereClause.map { expression($0.condition) }
        if node.caseKeyword != nil, condition == nil {
            // The pattern lets some elements go by.
            condition = Expression(.opaque([]), at: location(node.pattern))
        }
        let names = names(in: pattern(node.pattern))
        return Loop(form: .each(names: names, sequence: sequence, condition: condition), body: block(node.body))
    }

    private func repetition(_ node: RepeatStmtSyntax) -> Loop {
        let body = block(node.body)
        return Loop(form: .untilFalse(expression(node.condition)), body: body)
    }

    // MARK: - switch

    func selection(_ node: SwitchExprSyntax) -> Statement.Kind {
        var cases = cases(node.cases)
        if node.hasUnexpectedChild || node.rightBrace.isMissing {
            // Nobody knows which cases there are.
            let place = location(node)
            let lost = [Statement(.unreadable, at: place)]
            cases.append(Case(patterns: [.any(binding: nil)], isDefault: false, body: lost, location: place))
        }
        return .switch(expression(node.subject), cases)
    }

    private func cases(_ list: SwitchCaseListSyntax) -> [Case] {
        var cases: [Case] = []
        for element in list {
            switch element {
            case .switchCase(let node): cases += self.cases(node)
            case .ifConfigDecl(let node):
                guard case .switchCases(let list)? = BuildConfiguration.clause(of: node)?.elements else { continue }
                cases += deeper { self.cases(list) } ?? []
            }
        }
        return cases
    }

    /// One case; several where only some of its patterns have a `where`.
    private func cases(_ node: SwitchCaseSyntax) -> [Case] {
        let place = location(node)
        let body = block(node.statements)
        guard case .case(let label) = node.label else {
            return [Case(patterns: [], isDefault: true, body: body, location: place)]
        }
        var cases: [Case] = []
        var patterns: [Pattern] = []
        for item in label.caseItems {
            patterns.append(pattern(item.pattern))
            guard let condition = item.whereClause else { continue }
            if patterns.count > 1 {
                let others = Array(patterns.dropLast())
                cases.append(Case(patterns: others, isDefault: false, body: body, location: place))
            }
            cases.append(
                Case(
                    patterns: patterns.suffix(1), condition: expression(condition.condition), isDefault: false,
                    body: body, location: place))
            patterns = []
        }
        if !patterns.isEmpty {
            cases.append(Case(patterns: patterns, isDefault: false, body: body, location: place))
        }
        return cases
    }

    // MARK: - catch

    private func catches(_ list: CatchClauseListSyntax) -> [Catch] {
        list.flatMap { clause -> [Catch] in
            let body = block(clause.body)
            let place = location(clause)
            guard !clause.catchItems.isEmpty else { return [Catch(pattern: nil, body: body, location: place)] }
            return clause.catchItems.map { item in
                Catch(
                    pattern: item.pattern.flatMap(selective),
                    condition: item.whereClause.map { expression($0.condition) },
                    body: body, location: place)
            }
        }
    }

    /// nil for `catch let error`, which takes every error.
    private func selective(_ node: PatternSyntax) -> Pattern? {
        let pattern = pattern(node)
        if case .any = pattern { return nil }
        return pattern
    }
}
