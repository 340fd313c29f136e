using System.Collections.Generic;
using System.Linq;

namespace Personalize.Infrastructure;

/// <summary>Completes the states of the kind that the cmdlet is named after, or of the ARN on the line; all states where neither tells.</summary>
internal sealed class StatusCompleter : Completer
{
    protected override IEnumerable<Candidate> Candidates(CompletionRequest request)
    {
        var kind = request.NounKind ?? (Arn.TryParse(request.Value("Arn") as string, out var arn) ? ResourceKind.Of(arn) : null);
        var states = kind is not null ? ResourceStates.Of(kind).All : ResourceKind.All.SelectMany(one => ResourceStates.Of(one).All);
        return states.Distinct().Select(state => new Candidate(state));
    }
}
