using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>Completes what the engine knows without asking anybody; it may still have to be loaded, which Tab doesn't wait for too long.</summary>
internal abstract class LocalCompleter : Completer
{
    protected sealed override IEnumerable<Candidate> Candidates(CompletionRequest request)
    {
        var answer = Task.Run(() => Candidates(EngineHost.Current));
        return answer.Wait(Patience) ? answer.Result : [];
    }

    /// <summary>What the engine knows.</summary>
    protected abstract IReadOnlyList<Candidate> Candidates(IEngine engine);
}

/// <summary>Completes the profiles of AWS's shared files.</summary>
internal sealed class ProfileCompleter : LocalCompleter
{
    protected override IReadOnlyList<Candidate> Candidates(IEngine engine) => [.. engine.ProfileNames().Select(name => new Candidate(name))];
}

/// <summary>Completes regions.</summary>
internal sealed class RegionCompleter : LocalCompleter
{
    protected override IReadOnlyList<Candidate> Candidates(IEngine engine) =>
        [.. engine.KnownRegions()
            .OrderBy(region => region.Key, StringComparer.Ordinal)
            .Select(region => new Candidate(region.Key, region.Key, region.Value))];
}
