using System.Collections.Generic;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>A cmdlet that asks one region.</summary>
public abstract class RegionalCommand : ServiceCommand
{
    private protected RegionalCommand()
    {
    }

    /// <summary>The region to ask, such as <c>eu-west-1</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    internal sealed override IReadOnlyList<string> Regions => Region is null ? [] : [Region];
}
