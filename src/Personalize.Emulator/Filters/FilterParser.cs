using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Personalize.Emulator.Protocol;

namespace Personalize.Emulator.Filters;

/// <summary>
/// Reads filter expressions by descent. Keywords and datasets may be written in any case; strings stand in double quotes, in which a
/// backslash takes the next character as it is.
/// </summary>
internal sealed class FilterParser
{
    private static readonly Dictionary<string, FilterDataset> Datasets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Items"] = FilterDataset.Items,
        ["Actions"] = FilterDataset.Actions,
        ["Action"] = FilterDataset.Actions,
        ["Users"] = FilterDataset.Users,
        ["Interactions"] = FilterDataset.Interactions,
        ["Action_Interactions"] = FilterDataset.ActionInteractions,
        ["ActionInteractions"] = FilterDataset.ActionInteractions,
        ["CurrentUser"] = FilterDataset.CurrentUser,
        ["CurrentItem"] = FilterDataset.CurrentItem,
    };

    private static readonly Dictionary<string, FilterTarget> Targets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ItemID"] = FilterTarget.Items,
        ["ActionID"] = FilterTarget.Actions,
        ["UserID"] = FilterTarget.Users,
    };

    private readonly List<Token> _tokens;
    private int _next;

    public FilterParser(string text) => _tokens = Scan(text);

    private enum TokenKind
    {
        Word,
        Text,
        Number,
        Placeholder,
        Symbol,
        End,
    }

    private Token Current => _tokens[_next];

    /// <summary>The whole expression.</summary>
    /// <exception cref="ServiceError">It is none.</exception>
    public IReadOnlyList<FilterClause> Read()
    {
        var clauses = new List<FilterClause> { ReadClause() };
        while (TakeSymbol("|"))
        {
            clauses.Add(ReadClause());
        }

        return Current.Kind == TokenKind.End ? clauses : throw Unexpected("AND, OR, IF, | or the end");
    }

    private FilterClause ReadClause()
    {
        var include = TakeWord("INCLUDE");
        if (!include && !TakeWord("EXCLUDE"))
        {
            throw Unexpected("INCLUDE or EXCLUDE");
        }

        if (Current.Kind != TokenKind.Word || !Targets.TryGetValue(Current.Value, out var target))
        {
            throw Unexpected("ItemID, ActionID or UserID");
        }

        _next++;
        if (!TakeWord("WHERE"))
        {
            throw Unexpected("WHERE");
        }

        var any = new List<IReadOnlyList<FilterCondition>>();
        do
        {
            var all = new List<FilterCondition>();
            do
            {
                all.Add(ReadCondition());
            }
            while (TakeWord("AND"));
            any.Add(all);
        }
        while (TakeWord("OR"));

        var conditions = new List<FilterCondition>();
        if (TakeWord("IF"))
        {
            do
            {
                conditions.Add(ReadCondition());
            }
            while (TakeWord("AND"));
            if (IsWord("OR"))
            {
                throw FilterExpression.Invalid(Current.Position, "conditions of an IF are joined by AND, not by OR");
            }
        }

        return new FilterClause(include, target, any, conditions);
    }

    private FilterCondition ReadCondition()
    {
        if (Current is { Kind: TokenKind.Symbol, Value: "(" })
        {
            throw FilterExpression.Invalid(
                Current.Position, "conditions can't be put in parentheses: AND binds them before OR");
        }

        var field = ReadField();
        var at = Current;
        var comparison = ReadOperator();
        var operands = new List<FilterOperand>();
        if (comparison is FilterOperator.In or FilterOperator.NotIn)
        {
            if (!TakeSymbol("("))
            {
                throw Unexpected("the values in parentheses, as in (\"drama\", \"comedy\")");
            }

            do
            {
                operands.Add(ReadOperand());
            }
            while (TakeSymbol(","));
            if (!TakeSymbol(")"))
            {
                throw Unexpected(", or )");
            }
        }
        else
        {
            var closed = TakeSymbol("(");
            operands.Add(ReadOperand());
            if (closed && !TakeSymbol(")"))
            {
                throw Unexpected(")");
            }
        }

        if (comparison == FilterOperator.NotIn && operands.FirstOrDefault(operand => operand.Placeholder is not null) is { } placeholder)
        {
            throw FilterExpression.Invalid(
                placeholder.Position, "NOT IN takes no placeholder; use IN, with EXCLUDE in place of INCLUDE or the other way round");
        }

        if (comparison is FilterOperator.Less or FilterOperator.LessOrEqual or FilterOperator.Greater or FilterOperator.GreaterOrEqual
            && operands[0].Literal is { } literal && Records.RecordSchema.ToNumber(literal) is null)
        {
            throw FilterExpression.Invalid(operands[0].Position, $"{at.Value} compares numbers, and '{literal}' is not one");
        }

        return new FilterCondition(field, comparison, operands);
    }

    private FilterField ReadField()
    {
        var dataset = Current;
        if (dataset.Kind != TokenKind.Word)
        {
            throw Unexpected("a field, as in Items.GENRE");
        }

        if (!Datasets.TryGetValue(dataset.Value, out var known))
        {
            throw FilterExpression.Invalid(
                dataset.Position,
                $"there is no dataset '{dataset.Value}'; fields are those of Items, Interactions, Users, Actions, Action_Interactions, "
                + "CurrentUser and CurrentItem");
        }

        _next++;
        if (!TakeSymbol("."))
        {
            throw Unexpected($"a dot and a field after '{dataset.Value}'");
        }

        if (Current.Kind != TokenKind.Word)
        {
            throw Unexpected($"the name of a field after '{dataset.Value}.'");
        }

        return new FilterField(known, _tokens[_next++].Value, dataset.Position);
    }

    private FilterOperator ReadOperator()
    {
        if (TakeWord("IN"))
        {
            return FilterOperator.In;
        }

        if (TakeWord("NOT"))
        {
            return TakeWord("IN") ? FilterOperator.NotIn : throw Unexpected("IN after NOT");
        }

        FilterOperator? comparison = Current.Kind != TokenKind.Symbol ? null : Current.Value switch
        {
            "=" => FilterOperator.Equal,
            "!=" => FilterOperator.NotEqual,
            "<" => FilterOperator.Less,
            "<=" => FilterOperator.LessOrEqual,
            ">" => FilterOperator.Greater,
            ">=" => FilterOperator.GreaterOrEqual,
            _ => null,
        };
        if (comparison is null)
        {
            throw Unexpected("IN, NOT IN, =, !=, <, <=, > or >=");
        }

        _next++;
        return comparison.Value;
    }

    private FilterOperand ReadOperand()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Text or TokenKind.Number:
                _next++;
                return new FilterOperand(token.Value, null, null, token.Position);
            case TokenKind.Placeholder:
                _next++;
                return new FilterOperand(null, token.Value, null, token.Position);
            case TokenKind.Word when Datasets.TryGetValue(token.Value, out var dataset) && dataset == FilterDataset.CurrentItem:
                return new FilterOperand(null, null, ReadField(), token.Position);
            default:
                throw Unexpected("a text in double quotes, a number or a $PLACEHOLDER");
        }
    }

    private bool IsWord(string word) => Current.Kind == TokenKind.Word && Current.Value.Equals(word, StringComparison.OrdinalIgnoreCase);

    private bool TakeWord(string word)
    {
        var found = IsWord(word);
        _next += found ? 1 : 0;
        return found;
    }

    private bool TakeSymbol(string symbol)
    {
        var found = Current.Kind == TokenKind.Symbol && Current.Value == symbol;
        _next += found ? 1 : 0;
        return found;
    }

    private ServiceError Unexpected(string expected) => FilterExpression.Invalid(
        Current.Position, Current.Kind == TokenKind.End ? $"it ends where {expected} was to come" : $"'{Current.Value}' stands where {expected} was to come");

    private static List<Token> Scan(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                tokens.Add(new Token(TokenKind.End, string.Empty, at));
                return tokens;
            }

            var start = at;
            tokens.Add(text[at] switch
            {
                '"' => new Token(TokenKind.Text, ReadText(text, ref at), start),
                '$' => new Token(TokenKind.Placeholder, ReadPlaceholder(text, ref at), start),
                var digit when char.IsAsciiDigit(digit) || (digit is '-' or '+' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) =>
                    new Token(TokenKind.Number, ReadNumber(text, ref at), start),
                var letter when IsWordPart(letter) => new Token(TokenKind.Word, ReadWord(text, ref at), start),
                _ => new Token(TokenKind.Symbol, ReadSymbol(text, ref at), start),
            });
        }
    }

    private static string ReadText(string text, ref int at)
    {
        var start = at++;
        var value = new StringBuilder();
        while (at < text.Length && text[at] != '"')
        {
            at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
            value.Append(text[at++]);
        }

        return at++ < text.Length ? value.ToString() : throw FilterExpression.Invalid(start, "the text that begins here has no closing quote");
    }

    private static string ReadPlaceholder(string text, ref int at)
    {
        var start = at++;
        var name = ReadWord(text, ref at);
        return name.Length > 0 ? name : throw FilterExpression.Invalid(start, "a $ begins a placeholder, as in $GENRE");
    }

    private static string ReadNumber(string text, ref int at)
    {
        var start = at++;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '.' || (text[at] is '-' or '+' && text[at - 1] is 'e' or 'E')))
        {
            at++;
        }

        var number = text[start..at];
        return Records.RecordSchema.ToNumber(number) is not null ? number : throw FilterExpression.Invalid(start, $"'{number}' is not a number");
    }

    private static string ReadWord(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && IsWordPart(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private static string ReadSymbol(string text, ref int at)
    {
        var two = at + 1 < text.Length ? text.Substring(at, 2) : string.Empty;
        if (two is "<=" or ">=" or "!=")
        {
            at += 2;
            return two;
        }

        var one = text[at];
        if (one == '\'')
        {
            throw FilterExpression.Invalid(at, "texts stand in double quotes, not in single ones");
        }

        return "().,|=<>".Contains(one, StringComparison.Ordinal)
            ? text[at++].ToString()
            : throw FilterExpression.Invalid(at, $"there is no use for '{one}' here");
    }

    private static bool IsWordPart(char letter) => char.IsLetterOrDigit(letter) || letter == '_';

    private sealed record Token(TokenKind Kind, string Value, int Position);
}
