using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Personalize.Infrastructure;

/// <summary>
/// Completes a parameter's value: what begins as the user typed comes first, then what has it within. Whatever goes wrong, Tab is silent.
/// </summary>
internal abstract class Completer : IArgumentCompleter
{
    /// <summary>How long Tab may take, a little less than the half second that it is to end in.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(450);

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = wordToComplete ?? "";
        var quote = typed.Length > 0 && typed[0] is '\'' or '"' ? typed.Substring(0, 1) : "";
        typed = typed.Trim('\'', '"');
        try
        {
            return
            [
                .. Candidates(new CompletionRequest(commandName ?? "", parameterName ?? "", typed, fakeBoundParameters))
                    .Select(candidate => (Candidate: candidate, Rank: candidate.Rank(typed)))
                    .Where(match => match.Rank is not null)
                    .OrderBy(match => match.Rank)
                    .Select(match => match.Candidate.ToResult(quote)),
            ];
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or PipelineStoppedException))
        {
            return [];
        }
    }

    /// <summary>What there is to choose from.</summary>
    protected abstract IEnumerable<Candidate> Candidates(CompletionRequest request);
}
