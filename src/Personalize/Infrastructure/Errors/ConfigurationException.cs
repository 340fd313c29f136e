using System;
using System.Management.Automation;

namespace Personalize;

/// <summary>The connection can't be made as it is set up: no region, an unknown profile, a setting that can't be read.</summary>
public sealed class ConfigurationException : PersonalizeException
{
    internal ConfigurationException(string message, Exception? inner = null)
        : base(message, inner, "ConfigurationFailure", ErrorCategory.InvalidArgument)
    {
    }
}
